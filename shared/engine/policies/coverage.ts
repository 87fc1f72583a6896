import type { Instant } from '../../model/time.ts'
import type { Coverage } from '../../model/policy-view.ts'

/** Half-open; infinite ends are open. */
export interface Interval {
  readonly version: string
  readonly start: Instant
  readonly end: Instant
}

const MOST_NAMED = 10

/**
 * What is in force when, from the earliest time to the latest, one stretch after the other: a new one begins
 * wherever a version comes or goes. An interval that ends where it starts, or before, is never in force. Empty
 * where no interval is.
 */
export function coverageOf(intervals: readonly Interval[]): readonly Coverage[] {
  const real = intervals.filter(({ start, end }) => start < end)
  if (real.length === 0) return []
  const cuts = [...new Set(real.flatMap(({ start, end }) => [start, end]))]
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b)
  const edges = [-Infinity, ...cuts, Infinity]
  return edges.slice(0, -1).map((from, at) => {
    const to = edges[at + 1] ?? Infinity
    const within = real.filter(({ start, end }) => start <= from && to <= end)
    return {
      kind: within.length === 0 ? 'gap' : within.length === 1 ? 'one' : 'overlap',
      from: finite(from),
      to: finite(to),
      versions: within.slice(0, MOST_NAMED).map(({ version }) => version),
    }
  })
}

/** An instant in milliseconds, null where an interval is open. */
export function finite(instant: Instant): Instant | null {
  return Number.isFinite(instant) ? instant : null
}
