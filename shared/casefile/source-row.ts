import { EvidenceFormat, ExportContext } from '../model/source.ts'
import { DigestText } from '../model/ids.ts'
import type { ImportState } from '../model/import-state.ts'
import { damaged } from './sqlite/sqlite-error.ts'

/** A file that is about to be imported. */
export interface SourceStart {
  /** The file's name, without its folder. */
  readonly name: string
  readonly format: EvidenceFormat
  /** Why it is taken for that format, in words. */
  readonly formatReason: string
  /** Size as received, where it is known. */
  readonly fileBytes: number
  /** RFC 3339. */
  readonly importedAt: string
  readonly importedBy: string
  readonly context: ExportContext
}

/** What is known only at a file's end. */
export interface SourceEnd {
  /** Of the whole file as received. */
  readonly sha256: DigestText
  readonly fileBytes: number
  /** RFC 6962 root over all lines. */
  readonly root: DigestText
}

/** A source of the case. `end` is there once it was read to its end. */
export interface Source extends SourceStart {
  readonly id: number
  readonly state: ImportState
  readonly end: { readonly sha256: DigestText; readonly root: DigestText } | undefined
  /** Records that only repeat another's bytes in the same place, as the last rebuild counted them. */
  readonly duplicates: number | undefined
}

export interface SourceRow {
  readonly id: number
  readonly name: string
  readonly format: string
  readonly format_reason: string
  readonly file_bytes: number
  readonly imported_at: string
  readonly imported_by: string
  readonly context: string
  readonly status: 'partial' | 'complete'
  readonly lines: number
  readonly text_bytes: number
  readonly text_sha256: string
  readonly merkle: string
  readonly accepted: number
  readonly quarantined: number
  readonly blank: number
  readonly sha256: string | null
  readonly root: string | null
  readonly duplicates: number | null
}

/** The row is hostile; throws CASE_DAMAGED where a value does not fit its shape. */
export function sourceOf(row: SourceRow, path: string): Source {
  const format = EvidenceFormat.safeParse(row.format)
  if (!format.success) throw damaged(path, `source ${row.id} has a format that nobody knows`)
  return {
    id: row.id,
    name: row.name,
    format: format.data,
    formatReason: row.format_reason,
    fileBytes: row.file_bytes,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    context: contextOf(row, path),
    state: {
      lines: row.lines,
      textBytes: row.text_bytes,
      textSha256: row.text_sha256,
      merkle: row.merkle,
      accepted: row.accepted,
      quarantined: row.quarantined,
      blank: row.blank,
    },
    end: endOf(row, path),
    duplicates: row.duplicates ?? undefined,
  }
}

function contextOf(row: SourceRow, path: string): ExportContext {
  let json: unknown
  try {
    json = JSON.parse(row.context)
  } catch (error) {
    throw damaged(path, `the export context of source ${row.id} is no JSON`, error)
  }
  const context = ExportContext.safeParse(json)
  if (context.success) return context.data
  throw damaged(path, `the export context of source ${row.id} does not fit its shape`, context.error)
}

function endOf(row: SourceRow, path: string): Source['end'] {
  if (row.status === 'partial') return undefined
  const sha256 = DigestText.safeParse(row.sha256)
  const root = DigestText.safeParse(row.root)
  if (!sha256.success || !root.success) throw damaged(path, `source ${row.id} has no digest or no root`)
  return { sha256: sha256.data, root: root.data }
}
