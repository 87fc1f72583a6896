import type { PlacedRecord } from '../model/rebuilt.ts'

/**
 * The order of records (formats.md 1): by time, then stream and seq, then order of import. Records
 * without a stream stand before those with one.
 */
export function compareRecords(a: PlacedRecord, b: PlacedRecord): number {
  return (
    a.instant - b.instant ||
    compareText(a.record.stream?.id ?? '', b.record.stream?.id ?? '') ||
    (a.record.stream?.seq ?? -1) - (b.record.stream?.seq ?? -1) ||
    a.source - b.source ||
    a.index - b.index ||
    a.part - b.part
  )
}

/** What tells outcomes of different systems apart: the stream, else the source itself. */
export function streamKey(placed: PlacedRecord): string {
  return placed.record.stream === undefined ? `source ${placed.source}` : `stream ${placed.record.stream.id}`
}

/** The first index whose value is at least `limit`. Requires values in ascending order. */
export function firstAtLeast(values: readonly number[], limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** The first index whose value is greater than `limit`. Requires values in ascending order. */
export function firstAfter(values: readonly number[], limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/** By UTF-16 units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
