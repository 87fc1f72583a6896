import { type CelFunc, CelScalar, celFunc, celMethod } from '@bufbuild/cel'
import { CannotEvaluate } from '../cel/outcome.ts'
import { DURATION, TIMES, TIMESTAMP } from '../cel/time-functions.ts'
import { readTimestamp, timestampText } from '../cel/time-texts.ts'
import { type CelTime, durationNanos, timestampNanos, writtenWith } from '../cel/time-values.ts'

const { INT, STRING } = CelScalar

/** The offset that a timestamp's text was written with, where it was not `Z`. */
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
    if (offset !== undefined && writtenWith(time) === 'offset') offsets.set(time.message, offset)
    return time
  }),
  ...PARTS.map((name) =>
    celMethod(name, TIMESTAMP, [], INT, function () {
      return part(name, this)
    }),
  ),
  celFunc('string', [TIMESTAMP], STRING, (time) => {
    const offset = offsetOf(time, 'string()')
    if (offset === undefined) return timestampText(timestampNanos(time) ?? 0n)
    const shifted = (timestampNanos(time) ?? 0n) + BigInt(secondsOf(offset)) * 1_000_000_000n
    return timestampText(shifted).replace(/Z$/, offset)
  }),
  // The whole duration, where CEL's specification has the part below a second.
  celMethod('getMilliseconds', DURATION, [], INT, function () {
    return (durationNanos(this) ?? 0n) / 1_000_000n
  }),
]

/** By the offset in older PDPs, by UTC in newer ones: told only where that makes no difference. */
function part(name: string, time: CelTime): bigint {
  const offset = offsetOf(time, `${name}()`)
  const [utc, local] = [partInZone(name, time, 'UTC'), partInZone(name, time, offset ?? 'UTC')]
  if (utc !== local)
    throw new CannotEvaluate(`${name}() without a zone, of a time with an offset: versions of Cerbos differ`)
  return utc
}

/** Undefined: UTC. Throws CannotEvaluate where the offset is not known any more. */
function offsetOf(time: CelTime, of: string): string | undefined {
  const offset = offsets.get(time.message)
  if (offset === undefined && writtenWith(time) === 'offset')
    throw new CannotEvaluate(`${of} without a zone, of a time whose own is not known`)
  return offset
}

function partInZone(name: string, time: CelTime, zone: string): bigint {
  const overload = TIMES.find((each) => each.name === name && each.arguments.length === 1)
  const value = overload?.call(0, time, [zone])
  if (typeof value !== 'bigint') throw new CannotEvaluate(`${name}() gives no number`)
  return value
}

function secondsOf(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  return (hours * 60 + minutes) * 60 * (offset.startsWith('-') ? -1 : 1)
}
