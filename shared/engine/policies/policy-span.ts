import type { PolicyInFull } from '../../model/policy-view.ts'
import type { Interval } from './coverage.ts'
import type { Buckets } from './day-buckets.ts'

const DAY_MS = 86_400_000
/** Of the length that is drawn, so much room at an open end. */
const ROOM = 0.06
/** A version may have been in force for years before the first decision: so much of it, at most, is drawn. */
const MOST_BEFORE = 0.35

/**
 * The time that is drawn: all decisions, and the ends of intervals near them, with room where an interval is open.
 * Null where there is neither a decision nor an end.
 */
export function spanOf(intervals: readonly Interval[], buckets: Buckets): PolicyInFull['span'] {
  const ends = intervals.flatMap(({ start, end }) => [start, end]).filter(Number.isFinite)
  const decided = buckets.count === 0 ? undefined : [buckets.start, lastOf(buckets)]
  if (decided === undefined && ends.length === 0) return null
  const [from = 0, to = 0] = decided ?? [Math.min(...ends), Math.max(...ends)]
  const length = Math.max(DAY_MS, to - from)
  const near = ends.filter(
    (end) =>
      decided === undefined || (end >= from - length * MOST_BEFORE && end <= to + length * MOST_BEFORE),
  )
  const first = Math.min(from, ...near)
  const last = Math.max(to, ...near)
  const room = Math.max(DAY_MS, (last - first) * ROOM)
  return { from: first - (near.includes(first) ? room : 0), to: last + (near.includes(last) ? room : 0) }
}

function lastOf({ start, days, count }: Buckets): number {
  return start + count * days * DAY_MS
}
