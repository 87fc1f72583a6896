import type { PolicyDay } from '../../model/case-tally.ts'
import type { PolicyInFull } from '../../model/policy-view.ts'

const DAY_MS = 86_400_000
const MOST_BUCKETS = 400

export type Buckets = PolicyInFull['buckets']

/** Buckets of whole days from the first day to the last, as few days each as give at most 400. */
export function bucketsOver(days: readonly number[]): Buckets {
  let first = Infinity
  let last = -Infinity
  for (const day of days) {
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  if (first > last) return { start: 0, days: 1, count: 0 }
  const each = Math.ceil((last - first + 1) / MOST_BUCKETS)
  return { start: first * DAY_MS, days: each, count: Math.ceil((last - first + 1) / each) }
}

/** Place, decisions, and of these those outside the interval; only where there are some. */
export function inBuckets(
  days: readonly PolicyDay[],
  { start, days: each }: Buckets,
): [number, number, number][] {
  const counts = new Map<number, [number, number, number]>()
  for (const { day, decisions, outside } of days) {
    const place = Math.floor((day - start / DAY_MS) / each)
    const bucket = counts.get(place) ?? [place, 0, 0]
    bucket[1] += decisions
    bucket[2] += outside
    counts.set(place, bucket)
  }
  return [...counts.values()].toSorted(([a], [b]) => a - b)
}
