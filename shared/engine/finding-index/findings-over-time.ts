import type { FindingIndex } from './finding-index.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Shorter than this, the hours tell more than the days. */
const BY_HOUR_UP_TO = 2 * DAY
const MOST_BUCKETS = 160

/** Findings by the hour, the day, or so many days, over their own time; null where there are none. Requires times in order. */
export function findingsOverTime(
  { time }: FindingIndex,
  places: Uint32Array,
): { readonly start: number; readonly bucketMs: number; readonly counts: number[] } | null {
  if (places.length === 0) return null
  const first = time[places[0] as number] as number
  const last = time[places.at(-1) as number] as number
  const bucketMs = widthFor(first, last)
  const start = Math.floor(first / bucketMs) * bucketMs
  const counts = Array.from({ length: Math.floor((last - start) / bucketMs) + 1 }, () => 0)
  for (const place of places) {
    const bucket = Math.floor(((time[place] as number) - start) / bucketMs)
    counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  return { start, bucketMs, counts }
}

function widthFor(first: number, last: number): number {
  if (last - first <= BY_HOUR_UP_TO) return HOUR
  return Math.max(1, Math.ceil((last - first) / DAY / (MOST_BUCKETS - 1))) * DAY
}
