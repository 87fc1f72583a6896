import type { CelValue } from '@bufbuild/cel'
import { create } from '@bufbuild/protobuf'
import { isReflectMessage, reflect, type ReflectMessage } from '@bufbuild/protobuf/reflect'
import { type Duration, DurationSchema, type Timestamp, TimestampSchema } from '@bufbuild/protobuf/wkt'

/** A timestamp or a duration, as the engine holds it. */
export type CelTime = ReflectMessage

const SECOND = 1_000_000_000n
/** The years 1 to 9999, and what 64 bits of nanoseconds hold (langdef, "Timestamps", "Durations"). */
const FIRST = -62_135_596_800n * SECOND
const LAST = 253_402_300_799n * SECOND + SECOND - 1n

/** Timestamps that were written with an offset other than `Z`, or come from such. */
const withOffset = new WeakSet<object>()

/**
 * A timestamp. `written: 'offset'`: its text had an offset, by which some implementations tell its hours, others by
 * UTC. Throws an Error where it is outside the years 1 to 9999.
 */
export function timestampValue(nanos: bigint, written: 'utc' | 'offset' = 'utc'): CelTime {
  if (nanos < FIRST || nanos > LAST) throw new Error('timestamp out of range')
  const seconds = floorSeconds(nanos)
  const value = reflect(
    TimestampSchema,
    create(TimestampSchema, { seconds, nanos: Number(nanos - seconds * SECOND) }),
  )
  if (written === 'offset') withOffset.add(value.message)
  return value
}

/** Nanoseconds since 1970, or undefined for a value that is no timestamp. */
export function timestampNanos(value: CelValue): bigint | undefined {
  return isReflectMessage(value, TimestampSchema) ? nanosOf(value.message as Timestamp) : undefined
}

/** How the text of a timestamp was written. */
export function writtenWith(value: CelValue): 'utc' | 'offset' {
  return isReflectMessage(value) && withOffset.has(value.message) ? 'offset' : 'utc'
}

/** A duration. Throws an Error where 64 bits of nanoseconds do not hold it. */
export function durationValue(nanos: bigint): CelTime {
  if (BigInt.asIntN(64, nanos) !== nanos) throw new Error('duration out of range')
  return reflect(
    DurationSchema,
    create(DurationSchema, { seconds: nanos / SECOND, nanos: Number(nanos % SECOND) }),
  )
}

/** Its nanoseconds, or undefined for a value that is no duration. */
export function durationNanos(value: CelValue): bigint | undefined {
  return isReflectMessage(value, DurationSchema) ? nanosOf(value.message as Duration) : undefined
}

function nanosOf({ seconds, nanos }: Timestamp | Duration): bigint {
  return seconds * SECOND + BigInt(nanos)
}

/** Whole seconds of nanoseconds, towards the past. */
export function floorSeconds(nanos: bigint): bigint {
  return (nanos - (((nanos % SECOND) + SECOND) % SECOND)) / SECOND
}
