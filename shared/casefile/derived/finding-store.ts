import { Finding, type SubjectKind } from '../../model/finding.ts'
import type { CaseDatabase, Query, SqlValue } from '../sqlite/case-database.ts'
import { MAX_PAGE_ROWS, type Page, pageRows } from './page.ts'
import { damaged } from '../sqlite/sqlite-error.ts'

interface FindingRow {
  readonly ord: number
  readonly code: string
  readonly severity: string
  readonly kind: string
  readonly subject: string
  readonly message: string
  readonly evidence: string
  readonly excepted: string | null
}

export const FINDING_COLUMNS = [
  'ord',
  'code',
  'severity',
  'kind',
  'subject',
  'message',
  'evidence',
  'excepted',
] as const

/** One value for each of FINDING_COLUMNS. */
export function findingRow(ord: number, finding: Finding): readonly SqlValue[] {
  const { code, severity, subject, message, evidence, excepted } = finding
  return [ord, code, severity, subject.kind, subject.id, message, JSON.stringify(evidence), excepted]
}

/** The findings of the last rebuild, in its order. */
export class FindingStore {
  readonly #database: CaseDatabase
  readonly #ofSubject: Query<FindingRow>
  readonly #byOrd: Query<FindingRow>
  readonly #texts: Query<{ subject: string; message: string }>
  readonly #last: Query<{ ord: number | null }>
  readonly #nth: Query<FindingRow>

  constructor(database: CaseDatabase) {
    this.#database = database
    const columns = FINDING_COLUMNS.join(', ')
    this.#byOrd = database.prepare(`SELECT ${columns} FROM finding WHERE ord = ?`)
    this.#texts = database.prepare('SELECT subject, message FROM finding WHERE ord = ?')
    this.#last = database.prepare('SELECT max(ord) AS ord FROM finding')
    this.#ofSubject = database.prepare(
      `SELECT ${columns} FROM finding WHERE subject = ? AND kind = ? ORDER BY ord`,
    )
    // The sign keeps the index on codes out of it: of a common code it would be walked from its start.
    this.#nth = database.prepare(
      `SELECT ${columns} FROM finding WHERE subject = ? AND kind = ? AND +code = ?
       ORDER BY ord LIMIT 1 OFFSET ?`,
    )
  }

  /** The highest place, which is how many there are; 0 where there is none. */
  get last(): number {
    return this.#last.get()?.ord ?? 0
  }

  /** The finding at a place. Throws CASE_DAMAGED where there is none. */
  at(ord: number): Finding {
    const row = this.#byOrd.get(ord)
    if (row === undefined) throw damaged(this.#database.path, `finding ${ord} is missing`)
    return this.#finding(row)
  }

  /** What the finding at a place is about, and what it says: to be sought in. */
  texts(ord: number): readonly string[] {
    const row = this.#texts.get(ord)
    return row === undefined ? [] : [row.subject, row.message]
  }

  /** One page (up to 500) of the findings of these codes, or of all. */
  page(
    codes: readonly string[] = [],
    { after = 0, limit = MAX_PAGE_ROWS }: { readonly after?: number; readonly limit?: number } = {},
  ): Page<Finding> {
    const size = pageRows(limit)
    return this.#database.snapshot(() => {
      const found = this.#rows(codes, after, size + 1)
      const rows = found.slice(0, size)
      return {
        rows: rows.map((row) => this.#finding(row)),
        next: found.length > size ? rows.at(-1)?.ord : undefined,
        total: this.count(codes),
      }
    })
  }

  /** All findings of these codes, or of all, in order, page by page. */
  *iterate(codes: readonly string[] = []): Generator<Finding> {
    for (let after = 0; ;) {
      const rows = this.#rows(codes, after, MAX_PAGE_ROWS)
      for (const row of rows) yield this.#finding(row)
      const last = rows.at(-1)
      if (last === undefined || rows.length < MAX_PAGE_ROWS) return
      after = last.ord
    }
  }

  /** The findings of one thing. */
  of(kind: SubjectKind, id: string): readonly Finding[] {
    return this.#ofSubject.all(id, kind).map((row) => this.#finding(row))
  }

  /** Of the findings of one thing that have a code, the one that so many others stand before. */
  nth(kind: SubjectKind, id: string, code: string, before: number): Finding | undefined {
    const row = this.#nth.get(id, kind, code, before)
    return row === undefined ? undefined : this.#finding(row)
  }

  /** As the rebuild counted them: nobody counts a million rows for a page of them. */
  count(codes: readonly string[] = []): number {
    const ofCodes = codes.length === 0 ? '1' : `name IN (${codes.map(() => '?').join(', ')})`
    const row = this.#database
      .prepare<{ total: number | null }>(
        `SELECT sum(count) AS total FROM tally WHERE kind = 'finding' AND ${ofCodes}`,
      )
      .get(...codes)
    return row?.total ?? 0
  }

  #rows(codes: readonly string[], after: number, limit: number): readonly FindingRow[] {
    const columns = FINDING_COLUMNS.join(', ')
    return this.#database
      .prepare<FindingRow>(
        `SELECT ${columns} FROM finding WHERE ord > ? AND ${anyOf(codes)} ORDER BY ord LIMIT ?`,
      )
      .all(after, ...codes, limit)
  }

  /** The row is hostile. */
  #finding(row: FindingRow): Finding {
    const { ord, code, severity, kind, subject, message, excepted } = row
    const evidence = this.#evidence(row)
    const finding = Finding.safeParse({
      code,
      severity,
      subject: { kind, id: subject },
      message,
      evidence,
      excepted,
    })
    if (finding.success) return finding.data
    throw damaged(this.#database.path, `finding ${ord} does not fit its shape`, finding.error)
  }

  #evidence({ ord, evidence }: FindingRow): unknown {
    try {
      return JSON.parse(evidence)
    } catch (error) {
      throw damaged(this.#database.path, `the evidence of finding ${ord} is no JSON`, error)
    }
  }
}

function anyOf(codes: readonly string[]): string {
  return codes.length === 0 ? '1' : `code IN (${codes.map(() => '?').join(', ')})`
}
