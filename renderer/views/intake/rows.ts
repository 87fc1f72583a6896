import type { DefinitionRow, SourceRow } from '../../../shared/contract/intake.ts'
import type { Waiting } from '../../store/intake.ts'

/** A row of the table: what is in the case, and what was chosen for it. */
export type Row =
  | {
      readonly kind: 'source'
      readonly source: SourceRow
      /** The same file, where it was chosen here and is being read, or its reading was stopped. */
      readonly waiting: Waiting | undefined
    }
  | { readonly kind: 'definition'; readonly definition: DefinitionRow }
  | { readonly kind: 'waiting'; readonly waiting: Waiting }

/** `s3`, `d2`, `w-…`: it stands in the address. */
export function keyOf(row: Row): string {
  switch (row.kind) {
    case 'source':
      return `s${row.source.id}`
    case 'definition':
      return `d${row.definition.id}`
    case 'waiting':
      return `w-${row.waiting.file.token}`
  }
}

/** The import that is at work on the case now, of this window or another. */
export interface Work {
  readonly jobId: string
  /** Number of the file that is read; beyond all of them once the decisions are rebuilt. */
  readonly at: number
  /** Name of that file. */
  readonly subject: string | undefined
}

/**
 * Sources, definitions, then what waits. A file that is read in part stands once, among the sources; so does one
 * that the import has done with. What is known of the case may be a second old.
 */
export function rowsOf(
  sources: readonly SourceRow[],
  definitions: readonly DefinitionRow[],
  waiting: readonly Waiting[],
  work: Work | undefined,
): readonly Row[] {
  const begun = new Map<SourceRow, Waiting>()
  for (const source of sources) {
    const same = waiting.find((each) => isReadInPart(each, source))
    if (same !== undefined) begun.set(source, same)
  }
  const shown = new Set(begun.values())
  const names = new Set([...sources, ...definitions].map(({ name }) => name))
  const isDone = ({ file, job }: Waiting) =>
    job !== null && job.id === work?.jobId && job.item < work.at && names.has(file.name)
  return [
    ...sources.map((source): Row => ({ kind: 'source', source, waiting: begun.get(source) })),
    ...definitions.map((definition): Row => ({ kind: 'definition', definition })),
    ...waiting
      .filter((each) => !shown.has(each) && !isDone(each))
      .map((each): Row => ({ kind: 'waiting', waiting: each })),
  ]
}

/** As the engine knows it again: by name and format. */
function isReadInPart({ file, as, job, end }: Waiting, { status, name, format }: SourceRow): boolean {
  if (status !== 'partial' || file.name !== name || as?.format !== format) return false
  return job !== null || (end !== null && end.state !== 'taken')
}

/** The row to show first: what has lines in quarantine, else what comes first. */
export function firstToSee(rows: readonly Row[]): Row | undefined {
  return rows.find((row) => row.kind === 'source' && row.source.quarantined > 0) ?? rows[0]
}
