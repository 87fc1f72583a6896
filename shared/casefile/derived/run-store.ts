import type { Instant } from '../../model/time.ts'
import type { CaseDatabase, Query, SqlValue } from '../sqlite/case-database.ts'
import { packRefs, unpackRefs } from '../lines/line-refs.ts'
import type { LinePlace } from '../lines/line-store.ts'
import { MAX_PAGE_ROWS } from './page.ts'
import { damaged } from '../sqlite/sqlite-error.ts'

/** A workflow run as the rebuild put it together. */
export interface StoredRun {
  /** Its place in the order of the rebuild, from 1. */
  readonly ord: number
  readonly id: string
  readonly workflow: { readonly id: string; readonly version: string } | undefined
  readonly start: Instant
  readonly end: Instant
  /** Lines of its records, in their order. */
  readonly lines: readonly LinePlace[]
}

interface RunRow {
  readonly ord: number
  readonly id: string
  readonly workflow: string | null
  readonly workflow_version: string | null
  readonly start_time: number
  readonly end_time: number
  readonly refs: Uint8Array
}

export const RUN_COLUMNS = [
  'ord',
  'id',
  'workflow',
  'workflow_version',
  'start_time',
  'end_time',
  'refs',
] as const

/** One value for each of RUN_COLUMNS. */
export function runRow(ord: number, run: Omit<StoredRun, 'ord'>): readonly SqlValue[] {
  const { id, workflow, start, end, lines } = run
  return [ord, id, workflow?.id ?? null, workflow?.version ?? null, start, end, packRefs(lines)]
}

/** The runs of the last rebuild. */
export class RunStore {
  readonly #path: string
  readonly #byId: Query<RunRow>
  readonly #page: Query<RunRow>

  constructor(database: CaseDatabase) {
    this.#path = database.path
    const columns = RUN_COLUMNS.join(', ')
    this.#byId = database.prepare(`SELECT ${columns} FROM run WHERE id = ? ORDER BY ord LIMIT 1`)
    this.#page = database.prepare(`SELECT ${columns} FROM run WHERE ord > ? ORDER BY ord LIMIT ?`)
  }

  get(id: string): StoredRun | undefined {
    const row = this.#byId.get(id)
    return row === undefined ? undefined : this.#run(row)
  }

  /** All runs, in the order of the rebuild. */
  *iterate(): Generator<StoredRun> {
    for (let after = 0; ;) {
      const rows = this.#page.all(after, MAX_PAGE_ROWS)
      for (const row of rows) yield this.#run(row)
      const last = rows.at(-1)
      if (last === undefined || rows.length < MAX_PAGE_ROWS) return
      after = last.ord
    }
  }

  #run(row: RunRow): StoredRun {
    const lines = unpackRefs(row.refs)
    if (lines === undefined) throw damaged(this.#path, `the lines of run ${row.ord} cannot be read`)
    const { ord, id, workflow, workflow_version: version } = row
    return {
      ord,
      id,
      workflow: workflow === null || version === null ? undefined : { id: workflow, version },
      start: row.start_time,
      end: row.end_time,
      lines,
    }
  }
}
