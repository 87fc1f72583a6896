const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Widths that a person reads at a glance; past them, whole days. */
const WIDTHS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 3, 7, 14, 28].map((count) => count * DAY),
]
/** More bars than this are thinner than they need be: a quarter is shown by the day. */
const MOST_BUCKETS = 160

/** Decisions by time, over the whole time of a case. */
export interface TimeBuckets {
  /** First instant of bucket 0. */
  readonly start: number
  readonly width: number
  readonly count: number
  /** Bucket of each decision. */
  readonly of: Uint16Array
}

/** Requires finite times. */
export function timeBuckets(time: Float64Array): TimeBuckets {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (let at = 0; at < time.length; at += 1) {
    const instant = time[at] as number
    if (instant < first) first = instant
    if (instant > last) last = instant
  }
  if (time.length === 0) return { start: 0, width: DAY, count: 0, of: new Uint16Array(0) }
  const width = widthFor(first, last)
  const start = Math.floor(first / width) * width
  const of = new Uint16Array(time.length)
  for (let at = 0; at < time.length; at += 1) of[at] = ((time[at] as number) - start) / width
  return { start, width, count: bucketsOver(first, last, width), of }
}

function widthFor(first: number, last: number): number {
  const fits = (width: number) => bucketsOver(first, last, width) <= MOST_BUCKETS
  return WIDTHS.find(fits) ?? Math.ceil((last - first) / DAY / (MOST_BUCKETS - 1)) * DAY
}

function bucketsOver(first: number, last: number, width: number): number {
  return Math.floor(last / width) - Math.floor(first / width) + 1
}
