import type { CaseFile } from '../../casefile/case-file.ts'
import { DocketError } from '../../model/error.ts'
import type { SourceEntry } from '../../model/source.ts'

/** A source as a packet lists it. Throws SOURCE_INCOMPLETE where it was not read to its end. */
export function sourceEntry(file: CaseFile, id: number): SourceEntry {
  const { name, format, end, fileBytes, importedAt, importedBy, context } = file.sources.get(id)
  if (end === undefined) throw new DocketError('SOURCE_INCOMPLETE', { name })
  return {
    id,
    name,
    format,
    sha256: end.sha256,
    bytes: fileBytes,
    records: file.lines.count(id),
    root: end.root,
    importedAt,
    importedBy,
    context,
  }
}
