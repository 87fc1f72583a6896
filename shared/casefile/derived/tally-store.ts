import type { CaseDatabase, Query } from '../sqlite/case-database.ts'

/** What is counted while the case is rebuilt, so that nobody has to count again. */
export type TallyKind = 'verdict' | 'finding' | 'excepted' | 'total'

/** Counts of the last rebuild: decisions by verdict, findings by code, those of them that an exception covers, totals (runs, decisions, findings, …). */
export class TallyStore {
  readonly #clear: Query<never>
  readonly #insert: Query<never>
  readonly #of: Query<{ name: string; count: number }>

  constructor(database: CaseDatabase) {
    this.#clear = database.prepare('DELETE FROM tally')
    this.#insert = database.prepare('INSERT INTO tally (kind, name, count) VALUES (?, ?, ?)')
    this.#of = database.prepare('SELECT name, count FROM tally WHERE kind = ? ORDER BY name')
  }

  /** By name, names in order. */
  of(kind: TallyKind): ReadonlyMap<string, number> {
    return new Map(this.#of.all(kind).map(({ name, count }) => [name, count]))
  }

  /** Requires an open transaction. */
  replace(counts: Readonly<Record<TallyKind, ReadonlyMap<string, number>>>): void {
    this.#clear.run()
    for (const kind of ['verdict', 'finding', 'excepted', 'total'] as const)
      for (const [name, count] of counts[kind]) this.#insert.run(kind, name, count)
  }
}
