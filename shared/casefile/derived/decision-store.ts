import type { CaseDatabase, Query, SqlValue } from '../sqlite/case-database.ts'
import type { Instant } from '../../model/time.ts'
import { MAX_PAGE_ROWS, type Page, pageRows } from './page.ts'
import { type Where, type WhereSql, whereSql } from '../where.ts'

/** A decision as the rebuild wrote it. */
export interface StoredDecision {
  /** Its place in the order of the rebuild, from 1: the key of pages. */
  readonly ord: number
  /** `Decision` as JSON text: numbers beyond 2^53 are whole. From the file, so not to be trusted unparsed. */
  readonly json: string
}

/** A decision as far as a population goes by it. */
export interface DecisionHead {
  readonly ord: number
  readonly id: string
  readonly time: Instant
  readonly subject: string | null
  readonly outcome: string | null
  readonly entitlement: string | null
  readonly result: string | null
}

const ROWS = 'FROM decision d JOIN decision_text t ON t.ord = d.ord'

/** The decisions of the last rebuild. */
export class DecisionStore {
  readonly #database: CaseDatabase
  readonly #byId: Query<StoredDecision>
  readonly #countBefore: Query<{ total: number }>
  readonly #byOrd: Query<{ id: string; json: string }>
  readonly #last: Query<{ ord: number | null }>
  readonly #ofRun: Query<{ total: number }>
  readonly #span: Query<{ first: number | null; last: number | null }>

  constructor(database: CaseDatabase) {
    this.#database = database
    this.#byId = database.prepare(`SELECT d.ord, t.json ${ROWS} WHERE d.id = ? ORDER BY d.ord LIMIT 1`)
    // Two queries in one: each is a look at one end of the index, min and max together a walk along it.
    this.#span = database.prepare(
      'SELECT (SELECT min(time) FROM decision) AS first, (SELECT max(time) FROM decision) AS last',
    )
    // CROSS JOIN: by the id first, from the place on; by the code first, each query would read all that have it.
    this.#countBefore = database.prepare(
      `SELECT count(*) AS total FROM decision d CROSS JOIN decision_finding f ON f.code = ? AND f.decision = d.ord
       WHERE d.id = ? AND d.ord < ?`,
    )
    this.#byOrd = database.prepare(`SELECT d.id, t.json ${ROWS} WHERE d.ord = ?`)
    this.#last = database.prepare('SELECT max(ord) AS ord FROM decision')
    this.#ofRun = database.prepare('SELECT count(*) AS total FROM decision WHERE run = ?')
  }

  /** The highest place, which is how many there are; 0 where there is none. */
  get last(): number {
    return this.#last.get()?.ord ?? 0
  }

  /** The times of the first and the last decision. */
  span(): { readonly first: Instant; readonly last: Instant } | undefined {
    const { first, last } = this.#span.get() ?? { first: null, last: null }
    return first === null || last === null ? undefined : { first, last }
  }

  /** One page (up to 500) of the decisions that all conditions hold for. */
  page(
    where: readonly Where[],
    { after = 0, limit = MAX_PAGE_ROWS }: { readonly after?: number; readonly limit?: number } = {},
  ): Page<StoredDecision> {
    const condition = whereSql(where)
    const size = pageRows(limit)
    return this.#database.snapshot(() => {
      const found = this.#rows(condition, after, size + 1)
      const rows = found.slice(0, size)
      return {
        rows,
        next: found.length > size ? rows.at(-1)?.ord : undefined,
        total: this.#count(condition),
      }
    })
  }

  /** All decisions that the conditions hold for, in order, page by page. */
  *iterate(where: readonly Where[] = []): Generator<StoredDecision> {
    const condition = whereSql(where)
    for (let after = 0; ;) {
      const rows = this.#rows(condition, after, MAX_PAGE_ROWS)
      yield* rows
      const last = rows.at(-1)
      if (last === undefined || rows.length < MAX_PAGE_ROWS) return
      after = last.ord
    }
  }

  /** Places, ascending, of the decisions that the conditions hold for. Memory: four bytes each. Throws USAGE. */
  ords(where: readonly Where[]): Uint32Array {
    const { sql, values } = whereSql(where)
    const ords = new Uint32Array(this.count(where))
    let at = 0
    this.#database.prepare<{ ord: number }>(`SELECT d.ord FROM decision d WHERE ${sql} ORDER BY d.ord`).each(
      ({ ord }) => {
        ords[at] = ord
        at += 1
      },
      ...values,
    )
    return ords
  }

  /** How many decisions a run has. */
  countOfRun(run: string): number {
    return this.#ofRun.get(run)?.total ?? 0
  }

  count(where: readonly Where[] = []): number {
    return this.#count(whereSql(where))
  }

  /** The decision of that id; where the evidence gives several the same id, the first. */
  get(id: string): StoredDecision | undefined {
    return this.#byId.get(id)
  }

  /** The decision at a place, as JSON text and by its id. */
  at(ord: number): { readonly id: string; readonly json: string } | undefined {
    return this.#byOrd.get(ord)
  }

  /** How many decisions before a place have this id and a finding of this code. */
  countBefore(id: string, code: string, ord: number): number {
    return this.#countBefore.get(code, id, ord)?.total ?? 0
  }

  /** The decisions that name a finding of this code, in order, with what a list of findings shows of them. */
  *withFinding(code: string): Generator<{ ord: number; time: Instant; workflow: string | null }> {
    const page = this.#database.prepare<{ ord: number; time: number; workflow: string | null }>(
      `SELECT d.ord, d.time, d.workflow FROM decision_finding f CROSS JOIN decision d ON d.ord = f.decision
       WHERE f.code = ? AND f.decision > ? ORDER BY f.decision LIMIT ?`,
    )
    for (let after = 0; ;) {
      const rows = page.all(code, after, MAX_PAGE_ROWS)
      yield* rows
      const last = rows.at(-1)
      if (last === undefined || rows.length < MAX_PAGE_ROWS) return
      after = last.ord
    }
  }

  /** What a population is made of, of every decision in order; `result` of the action, only where it is asked for. */
  *heads(and: 'nothing' | 'result'): Generator<DecisionHead> {
    const result = `CASE WHEN json_valid(t.json) THEN json_extract(t.json, '$.action.result') END`
    const page = this.#database.prepare<DecisionHead>(
      `SELECT d.ord, d.id, d.time, d.subject, d.outcome, d.entitlement, ${and === 'result' ? result : 'NULL'} AS result
       ${and === 'result' ? ROWS : 'FROM decision d'} WHERE d.ord > ? ORDER BY d.ord LIMIT ?`,
    )
    for (let after = 0; ;) {
      const rows = page.all(after, MAX_PAGE_ROWS)
      yield* rows
      const last = rows.at(-1)
      if (last === undefined || rows.length < MAX_PAGE_ROWS) return
      after = last.ord
    }
  }

  #rows({ sql, values }: WhereSql, after: number, limit: number): readonly StoredDecision[] {
    return this.#database
      .prepare<StoredDecision>(
        `SELECT d.ord, t.json ${ROWS} WHERE d.ord > ? AND ${sql} ORDER BY d.ord LIMIT ?`,
      )
      .all(after, ...values, limit)
  }

  #count({ sql, values }: { readonly sql: string; readonly values: readonly SqlValue[] }): number {
    const row = this.#database
      .prepare<{ total: number }>(`SELECT count(*) AS total FROM decision d WHERE ${sql}`)
      .get(...values)
    return row?.total ?? 0
  }
}
