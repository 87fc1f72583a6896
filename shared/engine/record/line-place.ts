import type { CaseFile } from '../../casefile/case-file.ts'
import type { Source } from '../../casefile/source-row.ts'
import { DocketError } from '../../model/error.ts'
import type { RecordRef } from '../../model/ids.ts'

export interface LinePlace {
  readonly source: number
  readonly index: number
}

/** The place that a reference names: `s1:4`. Requires a reference. */
export function placeOf(ref: RecordRef): LinePlace {
  const [source, index] = ref.slice(1).split(':').map(Number) as [number, number]
  return { source, index }
}

/** A line that is there, with its source. A reference may come from anywhere; throws RECORD_NOT_FOUND. */
export function knownLine(file: CaseFile, ref: RecordRef): LinePlace & { readonly of: Source } {
  const place = placeOf(ref)
  const of = file.sources.list().find(({ id }) => id === place.source)
  if (of === undefined || place.index >= file.lines.count(place.source))
    throw new DocketError('RECORD_NOT_FOUND', { ref, path: file.path })
  return { ...place, of }
}
