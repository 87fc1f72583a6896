import { type CelFunc, CelScalar, type CelValue, celFunc, celMethod, objectType } from '@bufbuild/cel'
import { DurationSchema, TimestampSchema } from '@bufbuild/protobuf/wkt'
import { CannotEvaluate } from './outcome.ts'
import { timeInZone, type ZonedTime } from './time-zones.ts'
import {
  type CelTime,
  durationNanos,
  durationValue,
  floorSeconds,
  timestampNanos,
  timestampValue,
  writtenWith,
} from './time-values.ts'

const { INT, STRING, BOOL } = CelScalar
export const TIMESTAMP = objectType(TimestampSchema)
export const DURATION = objectType(DurationSchema)

const SECOND = 1_000_000_000n
const MILLISECOND = 1_000_000n

/** A part of a time as some zone shows it, which was so many nanoseconds after 1970. */
export type TimePart = (time: ZonedTime, nanos: bigint) => bigint | number

/** The methods that tell a part of a timestamp. */
export const TIME_PARTS: readonly (readonly [string, TimePart])[] = [
  ['getFullYear', ({ year }) => year],
  ['getMonth', ({ month }) => month],
  ['getDate', ({ day }) => day],
  ['getDayOfMonth', ({ day }) => day - 1],
  ['getDayOfWeek', ({ weekday }) => weekday],
  ['getDayOfYear', ({ dayOfYear }) => dayOfYear],
  ['getHours', ({ hour }) => hour],
  ['getMinutes', ({ minute }) => minute],
  ['getSeconds', ({ second }) => second],
  ['getMilliseconds', (_, nanos) => (nanos - floorSeconds(nanos) * SECOND) / MILLISECOND],
]

/** Times and their parts (langdef, "Timestamps", "Durations"). */
export const TIMES: readonly CelFunc[] = [
  ...TIME_PARTS.flatMap(([name, part]) => [
    celMethod(name, TIMESTAMP, [], INT, function () {
      if (writtenWith(this) === 'offset')
        throw new CannotEvaluate(`${name}() of a timestamp that was written with an offset`)
      return partOf(this, 'UTC', part)
    }),
    celMethod(name, TIMESTAMP, [STRING], INT, function (zone) {
      return partOf(this, zone, part)
    }),
  ]),
  ...(
    [
      ['getHours', 3_600n * SECOND],
      ['getMinutes', 60n * SECOND],
      ['getSeconds', SECOND],
    ] as const
  ).map(([name, unit]) =>
    celMethod(name, DURATION, [], INT, function () {
      return nanosOf(this) / unit
    }),
  ),
  celMethod('getMilliseconds', DURATION, [], INT, function () {
    const nanos = nanosOf(this)
    if (nanos / SECOND !== 0n)
      throw new CannotEvaluate(
        'getMilliseconds() of a duration of a second or more: some implementations of CEL tell them all, others those of the last second',
      )
    return nanos / MILLISECOND
  }),
  celFunc('_+_', [TIMESTAMP, DURATION], TIMESTAMP, (time, by) => moved(time, nanosOf(by))),
  celFunc('_+_', [DURATION, TIMESTAMP], TIMESTAMP, (by, time) => moved(time, nanosOf(by))),
  celFunc('_-_', [TIMESTAMP, DURATION], TIMESTAMP, (time, by) => moved(time, -nanosOf(by))),
  celFunc('_-_', [TIMESTAMP, TIMESTAMP], DURATION, (a, b) => durationValue(nanosOf(a) - nanosOf(b))),
  celFunc('_+_', [DURATION, DURATION], DURATION, (a, b) => durationValue(nanosOf(a) + nanosOf(b))),
  celFunc('_-_', [DURATION, DURATION], DURATION, (a, b) => durationValue(nanosOf(a) - nanosOf(b))),
  celFunc('-_', [DURATION], DURATION, () => {
    throw new CannotEvaluate('a duration with a minus before it, which CEL does not define')
  }),
  ...[TIMESTAMP, DURATION].flatMap((type) => [
    celFunc('_<_', [type, type], BOOL, (a, b) => nanosOf(a) < nanosOf(b)),
    celFunc('_<=_', [type, type], BOOL, (a, b) => nanosOf(a) <= nanosOf(b)),
    celFunc('_>_', [type, type], BOOL, (a, b) => nanosOf(a) > nanosOf(b)),
    celFunc('_>=_', [type, type], BOOL, (a, b) => nanosOf(a) >= nanosOf(b)),
  ]),
]

/** A part of a timestamp in a zone. Throws an Error for a zone that there is not. */
export function partOf(time: CelValue, zone: string, part: TimePart): bigint {
  const nanos = nanosOf(time)
  return BigInt(part(timeInZone(Number(floorSeconds(nanos)), zone), nanos))
}

function moved(time: CelValue, by: bigint): CelTime {
  return timestampValue(nanosOf(time) + by, writtenWith(time))
}

/** Requires a timestamp or a duration: the types of a function's arguments were checked before. */
function nanosOf(value: CelValue): bigint {
  const nanos = timestampNanos(value) ?? durationNanos(value)
  if (nanos === undefined) throw new TypeError('neither timestamp nor duration')
  return nanos
}
