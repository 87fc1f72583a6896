import { type CelFunc, CelScalar, celFunc, celType, celUint } from '@bufbuild/cel'
import { CannotEvaluate } from './outcome.ts'
import { doubleText } from './double-text.ts'
import { DURATION, TIMESTAMP } from './time-functions.ts'
import { durationText, readDuration, readTimestamp, timestampText } from './time-texts.ts'
import {
  durationNanos,
  durationValue,
  floorSeconds,
  timestampNanos,
  timestampValue,
  writtenWith,
} from './time-values.ts'

const { BOOL, DOUBLE, DYN, INT, STRING, TYPE, UINT } = CelScalar

/**
 * Conversions of types (langdef, "Type Conversions"), those of the library left out that are wrong in it: it takes
 * `int("")` for 0 and `timestamp(1)` for a millisecond. Where implementations
 * differ, they are CannotEvaluate.
 */
export const CONVERSIONS: readonly CelFunc[] = [
  celFunc('int', [STRING], INT, (text) => inRange(digits(text, /^[+-]?\d+$/, 'int'), fitsInt, 'int')),
  celFunc('uint', [STRING], UINT, (text) =>
    celUint(inRange(digits(text, /^\d+$/, 'uint'), fitsUint, 'uint')),
  ),
  celFunc('double', [STRING], DOUBLE, readDouble),
  celFunc('bool', [STRING], BOOL, readBoolean),
  celFunc('string', [DOUBLE], STRING, doubleText),
  celFunc('int', [TIMESTAMP], INT, (time) => floorSeconds(timestampNanos(time) ?? 0n)),
  celFunc('int', [DURATION], INT, () => {
    throw new CannotEvaluate('int() of a duration, which CEL does not define')
  }),
  celFunc('timestamp', [STRING], TIMESTAMP, readTimestamp),
  celFunc('timestamp', [INT], TIMESTAMP, (seconds) => timestampValue(seconds * 1_000_000_000n)),
  celFunc('string', [TIMESTAMP], STRING, (time) => {
    if (writtenWith(time) === 'offset')
      throw new CannotEvaluate('string() of a timestamp that was written with an offset')
    return timestampText(timestampNanos(time) ?? 0n)
  }),
  celFunc('duration', [STRING], DURATION, (text) => durationValue(readDuration(text))),
  celFunc('duration', [INT], DURATION, () => {
    throw new CannotEvaluate('duration() of an integer, which CEL does not define')
  }),
  celFunc('string', [DURATION], STRING, (duration) => durationText(durationNanos(duration) ?? 0n)),
  celFunc('type', [DYN], TYPE, celType),
]

/** Longest text that is read as a number: none that is in range is as long. */
const MOST_DIGITS = 400

function digits(text: string, form: RegExp, type: string): bigint {
  if (text.length > MOST_DIGITS || !form.test(text)) throw new Error(`type conversion error: no ${type}`)
  return BigInt(text.startsWith('+') ? text.slice(1) : text)
}

function fitsInt(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value
}

function fitsUint(value: bigint): boolean {
  return BigInt.asUintN(64, value) === value
}

function inRange(value: bigint, fits: (value: bigint) => boolean, type: string): bigint {
  if (!fits(value)) throw new Error(`type conversion error: range of ${type}`)
  return value
}

/** Throws an Error for what is no double, CannotEvaluate for what only some implementations read. */
export function readDouble(text: string): number {
  if (
    /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text.slice(0, MOST_DIGITS + 1)) &&
    text.length <= MOST_DIGITS
  ) {
    const value = Number(text)
    if (!Number.isFinite(value)) throw new Error('type conversion error: range of double')
    return value
  }
  if (/^(?:nan|[+-]?(?:inf|infinity|0x[0-9a-f_.]*p[+-]?\d+)|.{401,})$/i.test(text))
    throw new CannotEvaluate('double() of a text that only some implementations of CEL read')
  throw new Error('type conversion error: no double')
}

/** As readDouble. */
export function readBoolean(text: string): boolean {
  if (['true', 'True', 'TRUE', 't', '1'].includes(text)) return true
  if (['false', 'False', 'FALSE', 'f', '0'].includes(text)) return false
  if (text === 'T' || text === 'F')
    throw new CannotEvaluate('bool() of a text that only some implementations of CEL read')
  throw new Error('type conversion error: no bool')
}
