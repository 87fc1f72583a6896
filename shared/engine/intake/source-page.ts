import type { CaseFile } from '../../casefile/case-file.ts'
import type { SourceOverview } from '../../contract/shapes.ts'
import type { ExportContext } from '../../model/source.ts'
import { sourceOverview } from '../overview.ts'

/** A file of evidence as the list of sources shows it. */
export interface ListedSource extends SourceOverview {
  readonly importedAt: string
  readonly importedBy: string
  readonly context: ExportContext
}

/** A page of the files of evidence, in order of import. */
export function sourcePage(file: CaseFile, after: number | undefined, limit: number) {
  const { rows, next, total } = file.sources.page(after, limit)
  return {
    rows: rows.map((source): ListedSource => ({
      ...sourceOverview(source),
      importedAt: source.importedAt,
      importedBy: source.importedBy,
      context: source.context,
    })),
    next: next ?? null,
    total,
  }
}
