import type { CaseDatabase } from './sqlite/case-database.ts'
import { MAX_PAGE_ROWS } from './derived/page.ts'

/** An act as the file holds it: hostile until its digest and shape were looked at. */
export interface StoredAct {
  /** Its place in this file, from 1. Another copy may hold the same acts in another order. */
  readonly ord: number
  readonly id: string
  readonly campaign: string
  readonly text: string
}

/** Ids of a population, sorted as bytes over all chunks, and the stratum of each. */
export interface PopulationChunk {
  /** One a line, each line ended. */
  readonly ids: string
  readonly strata: Uint8Array
}

/** What people did in reviews, and what they did it on. A reader of an old case finds that nothing was reviewed. */
export class ReviewStore {
  readonly #database: CaseDatabase

  constructor(database: CaseDatabase) {
    this.#database = database
  }

  /** How many acts there are. */
  get last(): number {
    if (!this.#isThere) return 0
    return (
      this.#database.prepare<{ ord: number | null }>('SELECT max(ord) AS ord FROM review_act').get()?.ord ?? 0
    )
  }

  /** All acts after a place, in the order in which this file took them in. */
  *acts(after = 0): Generator<StoredAct> {
    if (!this.#isThere) return
    const page = this.#database.prepare<StoredAct>(
      'SELECT ord, id, campaign, text FROM review_act WHERE ord > ? ORDER BY ord LIMIT ?',
    )
    for (let from = after; ;) {
      const rows = page.all(from, MAX_PAGE_ROWS)
      yield* rows
      const last = rows.at(-1)
      if (last === undefined || rows.length < MAX_PAGE_ROWS) return
      from = last.ord
    }
  }

  holds(id: string): boolean {
    if (!this.#isThere) return false
    return (
      this.#database.prepare<{ found: number }>('SELECT 1 AS found FROM review_act WHERE id = ?').get(id) !==
      undefined
    )
  }

  /** Requires an open transaction, and an act that is not there. */
  addAct(id: string, campaign: string, text: string): void {
    if (!this.#database.inTransaction) throw new Error('an act is added in the transaction that records it')
    this.#database
      .prepare('INSERT INTO review_act (ord, id, campaign, text) VALUES (?, ?, ?, ?)')
      .run(this.last + 1, id, campaign, text)
  }

  /** Requires an open transaction. */
  addPopulation(campaign: string, chunks: Iterable<PopulationChunk>): void {
    const insert = this.#database.prepare(
      'INSERT INTO review_population (campaign, chunk, ids, strata) VALUES (?, ?, ?, ?)',
    )
    let chunk = 0
    for (const { ids, strata } of chunks) {
      insert.run(campaign, chunk, ids, strata)
      chunk += 1
    }
  }

  *population(campaign: string): Generator<PopulationChunk> {
    if (!this.#isThere) return
    const query = this.#database.prepare<PopulationChunk>(
      'SELECT ids, strata FROM review_population WHERE campaign = ? AND chunk = ?',
    )
    for (let chunk = 0; ; chunk += 1) {
      const row = query.get(campaign, chunk)
      if (row === undefined) return
      yield row
    }
  }

  /** Requires an open transaction. */
  addItems(campaign: string, items: Iterable<string>): void {
    const insert = this.#database.prepare('INSERT INTO review_item (campaign, ord, json) VALUES (?, ?, ?)')
    let ord = 0
    for (const json of items) {
      insert.run(campaign, ord, json)
      ord += 1
    }
  }

  /** The drawn items of a campaign as JSON, in the order in which they were drawn. */
  *items(campaign: string): Generator<string> {
    if (!this.#isThere) return
    const page = this.#database.prepare<{ ord: number; json: string }>(
      'SELECT ord, json FROM review_item WHERE campaign = ? AND ord >= ? ORDER BY ord LIMIT ?',
    )
    for (let from = 0; ;) {
      const rows = page.all(campaign, from, MAX_PAGE_ROWS)
      for (const { json } of rows) yield json
      const last = rows.at(-1)
      if (last === undefined || rows.length < MAX_PAGE_ROWS) return
      from = last.ord + 1
    }
  }

  /** Asked each time: a writer may bring the case up to this schema while others read it. */
  get #isThere(): boolean {
    const table = "SELECT 1 AS found FROM sqlite_schema WHERE type = 'table' AND name = 'review_act'"
    return this.#database.prepare<{ found: number }>(table).get() !== undefined
  }
}
