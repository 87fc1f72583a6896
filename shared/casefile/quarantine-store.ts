import { QUARANTINE_REASONS, type QuarantinedLine, type QuarantineReason } from '../model/segment.ts'
import { BulkInsert } from './sqlite/bulk-insert.ts'
import type { CaseDatabase, Query } from './sqlite/case-database.ts'
import { MAX_PAGE_ROWS, pageRows } from './derived/page.ts'
import { damaged } from './sqlite/sqlite-error.ts'

const TABLE = 'quarantine (source, line, byte_offset, bytes, reason, detail)'
const REASONS: readonly string[] = QUARANTINE_REASONS

interface QuarantineRow {
  readonly line: number
  readonly byte_offset: number
  readonly bytes: number
  readonly reason: string
  readonly detail: string
}

/** Lines that are no record, with place and reason; their bytes are among the source's lines. */
export class QuarantineStore {
  readonly #database: CaseDatabase
  readonly #page: Query<QuarantineRow>
  readonly #byReason: Query<{ reason: string; count: number }>

  constructor(database: CaseDatabase) {
    this.#database = database
    this.#page = database.prepare(
      `SELECT line, byte_offset, bytes, reason, detail FROM quarantine
       WHERE source = ? AND line >= ? ORDER BY line LIMIT ?`,
    )
    this.#byReason = database.prepare(
      'SELECT reason, count(*) AS count FROM quarantine WHERE source = ? GROUP BY reason ORDER BY count DESC, reason',
    )
  }

  /** Requires an open transaction. */
  add(source: number, lines: readonly QuarantinedLine[]): void {
    const bulk = new BulkInsert(this.#database, TABLE, 6)
    for (const { index, byteOffset, bytes, reason, detail } of lines)
      bulk.push(source, index, byteOffset, bytes, reason, detail)
    bulk.flush()
  }

  /** At most `limit` (up to 500) of a source, from line `from` on, in order. */
  page(source: number, from: number, limit: number = MAX_PAGE_ROWS): readonly QuarantinedLine[] {
    return this.#page
      .all(source, from, pageRows(limit))
      .map(({ line, byte_offset, bytes, reason, detail }) => ({
        index: line,
        byteOffset: byte_offset,
        bytes,
        reason: this.#reason(reason),
        detail,
      }))
  }

  *iterate(source: number): Generator<QuarantinedLine> {
    for (let from = 0; ;) {
      const page = this.page(source, from)
      yield* page
      const last = page.at(-1)
      if (last === undefined || page.length < MAX_PAGE_ROWS) return
      from = last.index + 1
    }
  }

  /** How many lines of a source are there for which reason, the most frequent first. */
  byReason(source: number): readonly { readonly reason: QuarantineReason; readonly count: number }[] {
    return this.#byReason.all(source).map(({ reason, count }) => ({ reason: this.#reason(reason), count }))
  }

  #reason(text: string): QuarantineReason {
    if (!REASONS.includes(text))
      throw damaged(this.#database.path, 'a line is in quarantine for no known reason')
    return text as QuarantineReason
  }
}
