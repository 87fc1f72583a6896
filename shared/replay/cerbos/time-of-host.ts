import { type CelFunc, CelScalar, celFunc, celMethod } from '@bufbuild/cel'
import { CannotEvaluate } from '../cel/outcome.ts'
import { partOf, TIME_PARTS, type TimePart, TIMESTAMP } from '../cel/time-functions.ts'
import { readTimestamp, timestampText } from '../cel/time-texts.ts'
import { type CelTime, timestampNanos, writtenWith } from '../cel/time-values.ts'

const { INT, STRING } = CelScalar

/** The offset that a timestamp's text was written with, where it was not `Z`. */
const offsets = new WeakMap<object, string>()

/** What Cerbos answers where CEL leaves it open: parts of times without a zone, and times as text. */
export const TIMES_OF_HOST: readonly CelFunc[] = [
  celFunc('timestamp', [STRING], TIMESTAMP, (text) => {
    const time = readTimestamp(text)
    const offset = /[+-]\d{2}:\d{2}$/.exec(text)?.[0]
    if (offset !== undefined && writtenWith(time) === 'offset') offsets.set(time.message, offset)
    return time
  }),
  ...TIME_PARTS.map(([name, part]) =>
    celMethod(name, TIMESTAMP, [], INT, function () {
      return partOnHost(name, this, part)
    }),
  ),
  celFunc('string', [TIMESTAMP], STRING, (time) => {
    const offset = offsetOf(time, 'string()')
    if (offset === undefined) return timestampText(timestampNanos(time) ?? 0n)
    const shifted = (timestampNanos(time) ?? 0n) + BigInt(secondsOf(offset)) * 1_000_000_000n
    return timestampText(shifted).replace(/Z$/, offset)
  }),
]

/** By the offset in older PDPs, by UTC in newer ones: told only where that makes no difference. */
function partOnHost(name: string, time: CelTime, part: TimePart): bigint {
  const offset = offsetOf(time, `${name}()`)
  const [utc, local] = [partOf(time, 'UTC', part), partOf(time, offset ?? 'UTC', part)]
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

function secondsOf(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  return (hours * 60 + minutes) * 60 * (offset.startsWith('-') ? -1 : 1)
}
