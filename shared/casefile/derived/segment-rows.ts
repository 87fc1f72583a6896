import type { CaseDatabase } from '../sqlite/case-database.ts'

/** A table of segments that a rebuild writes, each keyed by the first of what it holds. */
export interface SegmentTable {
  readonly name: 'decision_columns' | 'finding_columns'
  /** The schema version that first has it. */
  readonly sinceSchema: number
}

/**
 * Whether the last rebuild wrote segments. A case of an older schema has no table, nor has one that was rebuilt under
 * it: it is looked for when it is read, since another process may have brought the schema up meanwhile.
 */
export function hasSegments(database: CaseDatabase, { name, sinceSchema }: SegmentTable): boolean {
  const { user_version: schema = 0 } =
    database.prepare<{ user_version: number }>('PRAGMA user_version').get() ?? {}
  if (schema < sinceSchema) return false
  return database.prepare(`SELECT 1 FROM ${name} LIMIT 1`).get() !== undefined
}

/**
 * The rows of all segments in order, from 1 on. `lengthOf` says how many a row holds, `missing` what is thrown where
 * none begins that should: the case file is hostile.
 */
export function* segmentRows<Row extends { readonly first_ord: number }>(
  database: CaseDatabase,
  { name }: SegmentTable,
  columns: readonly string[],
  {
    lengthOf,
    missing,
  }: { readonly lengthOf: (row: Row) => number; readonly missing: (ord: number) => Error },
): Generator<Row> {
  const query = database.prepare<Row>(
    `SELECT ${columns.join(', ')} FROM ${name} WHERE first_ord >= ? ORDER BY first_ord LIMIT 1`,
  )
  for (let next = 1; ;) {
    const row = query.get(next)
    if (row === undefined) return
    if (row.first_ord !== next) throw missing(next)
    yield row
    next += lengthOf(row)
  }
}
