import type { CaseFile } from '../../casefile/case-file.ts'
import type { EvidenceFormat } from '../../model/source.ts'
import type { PlacedRecord } from '../../model/rebuilt.ts'
import { placeRecords } from '../read-runs.ts'
import type { LinePlace } from '../record/line-place.ts'

/** What is read for one screen: runs are short, but nothing says so. */
const MOST_BYTES = 8 * 1024 * 1024

/**
 * The records of a run at these places, up to so many bytes of lines; `whole` says that all were read. A line that
 * tells several records stands among the places as often, and is read once.
 */
export function readRunLines(
  file: CaseFile,
  run: string,
  places: readonly LinePlace[],
): { readonly records: readonly PlacedRecord[]; readonly whole: boolean } {
  const formats = new Map<number, EvidenceFormat>(file.sources.list().map(({ id, format }) => [id, format]))
  const records: PlacedRecord[] = []
  const seen = new Set<string>()
  let bytes = 0
  for (const place of places) {
    const key = `${place.source}:${place.index}`
    const format = formats.get(place.source)
    if (seen.has(key) || format === undefined) continue
    seen.add(key)
    const raw = file.lines.raw(place.source, place.index)
    bytes += raw.length
    // The first is read in any case: a page that shows nothing would never be passed.
    if (bytes > MOST_BYTES && records.length > 0) return { records, whole: false }
    for (const record of placeRecords(place, format, raw)) if (record.record.run === run) records.push(record)
  }
  return { records, whole: true }
}
