import { type CelFunc, CelScalar, type CelValue, celFunc, celMethod } from '@bufbuild/cel'
import { isReflectMessage } from '@bufbuild/protobuf/reflect'
import { CannotEvaluate } from '../cel/outcome.ts'
import { DURATION, TIMES, TIMESTAMP } from '../cel/time-functions.ts'
import { readTimestamp } from '../cel/time-texts.ts'
import { type CelTime, durationNanos, writtenWith } from '../cel/time-values.ts'

const { INT, STRING } = CelScalar

/** The offset that a timestamp's text was written with: cel-go tells its hours by it, where no zone is named. */
const offsets = new WeakMap<object, string>()

const PARTS = [
  'getFullYear',
  'getMonth',
  'getDate',
  'getDayOfMonth',
  'getDayOfWeek',
  'getDayOfYear',
  'getHours',
  'getMinutes',
  'getSeconds',
  'getMilliseconds',
] as const

/** What cel-go answers where CEL leaves it open, or says otherwise: parts of times without a zone. */
export const TIMES_OF_HOST: readonly CelFunc[] = [
  celFunc('timestamp', [STRING], TIMESTAMP, (text) => {
    const time = readTimestamp(text)
    const offset = /[+-]\d{2}:\d{2}$/.exec(text)?.[0]
    if (offset !== undefined) offsets.set(time.message, offset)
    return time
  }),
  ...PARTS.map((name) =>
    celMethod(name, TIMESTAMP, [], INT, function () {
      const value = partInZone(name, this, zoneOf(name, this))
      if (typeof value !== 'bigint') throw new CannotEvaluate(`${name}() gives no number`)
      return value
    }),
  ),
  // The whole duration, where CEL's specification has the part below a second.
  celMethod('getMilliseconds', DURATION, [], INT, function () {
    return (durationNanos(this) ?? 0n) / 1_000_000n
  }),
]

function zoneOf(name: string, time: CelTime): string {
  const offset = isReflectMessage(time) ? offsets.get(time.message) : undefined
  if (offset === undefined && writtenWith(time) === 'offset')
    throw new CannotEvaluate(`${name}() without a zone, of a timestamp whose own is not known`)
  return offset ?? 'UTC'
}

function partInZone(name: string, time: CelTime, zone: string): CelValue | undefined {
  const overload = TIMES.find((each) => each.name === name && each.arguments.length === 1)
  const part = overload?.call(0, time, [zone])
  return part as CelValue | undefined
}
