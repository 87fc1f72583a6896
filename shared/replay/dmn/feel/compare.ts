import { compareDecimals } from './decimal.ts'
import { FeelRefused } from './refused.ts'
import { epochNanos, haveOneClock, timeNanos } from './temporal.ts'
import { type Feel, isKind, isList, kindOf, type RangeValue, type Zone } from './value.ts'
import { epochDay } from './calendar.ts'
import { byBytes } from '../../byte-order.ts'

const NANOS = 1_000_000_000n
const MILLISECOND = 1_000_000n

/**
 * `a = b` (DMN 1.5, table 53): null for values of different kinds, but false where one of them is null. Lists and
 * contexts are equal where all their parts are.
 */
export function equal(a: Feel, b: Feel): boolean | null {
  if (a === null || b === null) return a === b
  if (kindOf(a) !== kindOf(b)) return null
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, at) => equal(item, b[at] ?? null) === true)
  if (isKind(a, 'context') && isKind(b, 'context'))
    return (
      a.entries.size === b.entries.size &&
      [...a.entries].every(
        ([key, value]) => b.entries.has(key) && equal(value, b.entries.get(key) ?? null) === true,
      )
    )
  if (isKind(a, 'range') && isKind(b, 'range')) return equalRanges(a, b)
  if (isKind(a, 'function')) return null
  if (typeof a === 'boolean') return a === b
  const order = compare(a, b)
  return order === null ? null : order === 0
}

/** Below, at or above zero as `a` is to `b`; null where the two have no order (DMN 1.5, table 54). */
export function compare(a: Feel, b: Feel): number | null {
  if (typeof a === 'string' && typeof b === 'string') return byBytes(a, b)
  if (isKind(a, 'number') && isKind(b, 'number')) return compareDecimals(a, b)
  if (isKind(a, 'date') && isKind(b, 'date')) return epochDay(a) - epochDay(b)
  if (isKind(a, 'time') && isKind(b, 'time')) {
    checkZones(a.zone, b.zone)
    return haveOneClock(a.zone, b.zone) ? inSeconds(timeNanos(a), timeNanos(b)) : null
  }
  if (isKind(a, 'date and time') && isKind(b, 'date and time')) {
    checkZones(a.zone, b.zone)
    return inSeconds(epochNanos(a), epochNanos(b))
  }
  if (isKind(a, 'days and time duration') && isKind(b, 'days and time duration'))
    return order(a.nanos, b.nanos)
  if (isKind(a, 'years and months duration') && isKind(b, 'years and months duration'))
    return order(a.months, b.months)
  return null
}

/** Whether a local time is unequal to one with a zone, or cannot be held against it, is read in two ways. */
function checkZones(a: Zone | undefined, b: Zone | undefined): void {
  if ((a === undefined) !== (b === undefined))
    throw new FeelRefused('a time without a zone compared with one that has a zone')
}

/**
 * The conformance kit takes times as equal that differ by a tenth of a millisecond; whether that is so up to a whole
 * second, implementations do not agree on.
 */
function inSeconds(a: bigint, b: bigint): number {
  const distance = a < b ? b - a : a - b
  if (distance < MILLISECOND) return 0
  if (distance < NANOS) throw new FeelRefused('times compared that lie less than a second apart')
  return order(a, b)
}

function order(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** `(< 10)` and `(null..10)` are not equal, as the conformance kit has it. */
function equalRanges(a: RangeValue, b: RangeValue): boolean {
  return (
    a.written === b.written &&
    a.startIncluded === b.startIncluded &&
    a.endIncluded === b.endIncluded &&
    equal(a.start, b.start) === true &&
    equal(a.end, b.end) === true
  )
}
