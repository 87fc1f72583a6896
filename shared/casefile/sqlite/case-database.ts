import type Database from 'better-sqlite3'
import { DocketError } from '../../model/error.ts'
import { guarded } from './sqlite-error.ts'

export type SqlValue = string | number | Uint8Array | null

/** A prepared statement. Its rows are as STRICT tables give them; ranges are CHECKed on opening. */
export interface Query<Row> {
  get(...values: readonly SqlValue[]): Row | undefined
  all(...values: readonly SqlValue[]): Row[]
  /** Visits the rows one by one. The visit must not ask anything of the same connection. */
  each(visit: (row: Row) => void, ...values: readonly SqlValue[]): void
  run(...values: readonly SqlValue[]): void
}

const MAX_QUERIES = 256

/** Holds the writer's lock from opening to closing; a reader takes SQLite's own for each query. */
export type Holding = 'reader' | 'writer'

/**
 * The one connection of a case: statements prepared once, failures given a code, transactions.
 *
 * A writer keeps a transaction open (BEGIN IMMEDIATE) all the time: SQLite's RESERVED lock keeps any other
 * writer out for as long as this process lives, and the kernel takes it away when the process dies, while
 * readers go on reading. Between a COMMIT and the next BEGIN the lock is free for some microseconds;
 * `data_version` shows whether somebody used them.
 */
export class CaseDatabase {
  readonly path: string
  readonly holding: Holding
  readonly #connection: Database.Database
  readonly #queries = new Map<string, Query<unknown>>()
  readonly #undone: (() => void)[] = []
  #depth = 0
  #failed = false
  #dataVersion: unknown

  /** Takes the writer's lock, where `holding` says so; throws CASE_LOCKED where another has it. */
  constructor(path: string, connection: Database.Database, holding: Holding) {
    this.path = path
    this.holding = holding
    this.#connection = connection
    if (holding === 'writer') this.#hold()
  }

  get inTransaction(): boolean {
    return this.#depth > 0
  }

  prepare<Row = never>(sql: string): Query<Row> {
    const known = this.#queries.get(sql)
    if (known !== undefined) return known as Query<Row>
    const { path } = this
    const statement = guarded(path, () => this.#connection.prepare<SqlValue[], Row>(sql))
    const query: Query<Row> = {
      get: (...values) => guarded(path, () => statement.get(...values)),
      all: (...values) => guarded(path, () => statement.all(...values)),
      each: (visit, ...values) =>
        guarded(path, () => {
          for (const row of statement.iterate(...values)) visit(row)
        }),
      run: (...values) => void guarded(path, () => statement.run(...values)),
    }
    // Conditions come in many shapes; the stores keep what they use all the time themselves.
    if (this.#queries.size >= MAX_QUERIES) this.#queries.clear()
    this.#queries.set(sql, query)
    return query
  }

  /** SQL of our own without values: schema, PRAGMA. */
  execute(sql: string): void {
    guarded(this.path, () => this.#connection.exec(sql))
  }

  /**
   * All of `work` or nothing of it. Joins the transaction that is open, if there is one; what throws inside
   * it undoes the whole. Requires a writer.
   */
  transaction<T>(work: () => T): T {
    this.begin()
    try {
      const result = work()
      this.commit()
      return result
    } catch (error) {
      this.rollback()
      throw error
    }
  }

  /** Calls back when what was read is not so any more: a transaction was undone, or another connection wrote. */
  onUndone(forget: () => void): void {
    this.#undone.push(forget)
  }

  /** For a reader that stays open while others write: forgets what was read before they did. */
  forgetStale(): void {
    const version = guarded(this.path, () => this.#connection.pragma('data_version', { simple: true }))
    if (this.#dataVersion !== undefined && this.#dataVersion !== version)
      for (const forget of this.#undone) forget()
    this.#dataVersion = version
  }

  /** Several queries on one state of the file. */
  snapshot<T>(work: () => T): T {
    if (this.holding === 'writer' || this.#connection.inTransaction) return work()
    this.execute('BEGIN')
    try {
      return work()
    } finally {
      if (this.#connection.inTransaction) this.execute('COMMIT')
    }
  }

  /** Opens a transaction that ends with `commit` or `rollback`, each exactly once. */
  begin(): void {
    if (this.holding === 'reader') throw new Error('a case opened to be read was to be written')
    if (this.#depth === 0) {
      if (!this.#connection.inTransaction) this.#hold()
      this.#failed = false
    }
    this.#depth++
  }

  commit(): void {
    if (this.#depth === 0) throw new Error('no transaction is open')
    if (this.#depth > 1) {
      this.#depth--
      return
    }
    if (this.#failed) throw new Error('a part of this transaction failed: it cannot be kept')
    this.execute('COMMIT')
    this.#depth = 0
    this.#holdOn()
  }

  rollback(): void {
    if (this.#depth === 0) return
    this.#depth--
    this.#failed = true
    if (this.#depth > 0) return
    // SQLite itself rolls back on a full disk.
    if (this.#connection.inTransaction) this.execute('ROLLBACK')
    for (const forget of this.#undone) forget()
    this.#holdOn()
  }

  close(): void {
    if (!this.#connection.open) return
    this.#queries.clear()
    this.#depth = 0
    // Closing rolls back what is open, the empty transaction that holds the lock too.
    this.#connection.close()
  }

  /** What was done is done, whatever becomes of the lock: `begin` asks for it again and says so. */
  #holdOn(): void {
    try {
      this.#hold()
    } catch (error) {
      if (!(error instanceof DocketError)) throw error
    }
  }

  #hold(): void {
    this.execute('BEGIN IMMEDIATE')
    const version = guarded(this.path, () => this.#connection.pragma('data_version', { simple: true }))
    if (this.#dataVersion !== undefined && this.#dataVersion !== version) {
      this.execute('ROLLBACK')
      throw new DocketError('CASE_LOCKED', { path: this.path })
    }
    this.#dataVersion = version
  }
}
