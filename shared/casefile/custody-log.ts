import type { JsonValue } from '../model/json.ts'
import { CustodyEntry } from '../model/packet.ts'
import { CanonicalJsonError, canonicalJson } from '../proof/canonical-json.ts'
import { formatDigest } from '../proof/digest.ts'
import type { Hash } from '../proof/hash.ts'
import { parseLossless } from '../proof/lossless-json.ts'
import type { CaseDatabase, Query } from './sqlite/case-database.ts'
import { MAX_PAGE_ROWS } from './derived/page.ts'
import { damaged } from './sqlite/sqlite-error.ts'

/** What somebody did to the case; sequence number and chain are added. */
export type Act = Pick<CustodyEntry, 'time' | 'by' | 'act' | 'about'>

/** Whether the chain holds: where it breaks first, and how. */
export type CustodyCheck =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly seq: number; readonly problem: string }

interface CustodyRow {
  readonly seq: number
  readonly line: string
}

/**
 * Who did what to the case: lines of canonical JSON, each with the digest of the line before. It is only added
 * to; triggers hold our own code to that. Whoever rewrites the file can rewrite the chain whole: it shows
 * slips and cuts, not a forger.
 */
export class CustodyLog {
  readonly #database: CaseDatabase
  readonly #hash: Hash
  readonly #insert: Query<never>
  readonly #last: Query<CustodyRow>
  readonly #latest: Query<CustodyRow>
  readonly #page: Query<CustodyRow>

  constructor(database: CaseDatabase, hash: Hash) {
    this.#database = database
    this.#hash = hash
    this.#insert = database.prepare('INSERT INTO custody (seq, line) VALUES (?, ?)')
    this.#last = database.prepare('SELECT seq, line FROM custody ORDER BY seq DESC LIMIT 1')
    this.#latest = database.prepare('SELECT seq, line FROM custody ORDER BY seq DESC LIMIT ?')
    this.#page = database.prepare('SELECT seq, line FROM custody WHERE seq > ? ORDER BY seq LIMIT ?')
  }

  /** Adds an act inside the transaction that does it: both are kept, or neither. Requires one to be open. */
  append({ time, by, act, about }: Act): CustodyEntry {
    if (!this.#database.inTransaction) throw new Error('an act is recorded in the transaction that does it')
    const last = this.#last.get()
    const prev = last === undefined ? null : this.#digest(last.line)
    const entry = { seq: (last?.seq ?? 0) + 1, time, by, act, about, prev }
    this.#insert.run(entry.seq, canonicalJson(entry))
    return entry
  }

  /** The lines as they go into a packet's `custody.ndjson`, in order. */
  *lines(): Generator<string> {
    for (const { line } of this.#rows()) yield line
  }

  /** The entries, in order. Throws CASE_DAMAGED where a line is none. */
  *entries(): Generator<CustodyEntry> {
    for (const row of this.#rows()) yield this.#entry(row)
  }

  /** The last entries, newest first. Throws CASE_DAMAGED where a line is none. */
  latest(most: number): readonly CustodyEntry[] {
    return this.#latest.all(most).map((row) => this.#entry(row))
  }

  /** Walks the chain to its first break. */
  check(): CustodyCheck {
    let seq = 0
    let prev: string | null = null
    for (const row of this.#rows()) {
      seq++
      const problem = breakOf(row, seq, prev)
      if (problem !== undefined) return { ok: false, seq, problem }
      prev = this.#digest(row.line)
    }
    return { ok: true, entries: seq }
  }

  #entry({ seq, line }: CustodyRow): CustodyEntry {
    const entry = entryOf(line)
    if (entry === undefined) throw damaged(this.#database.path, `custody entry ${seq} is none`)
    return entry
  }

  *#rows(): Generator<CustodyRow> {
    for (let after = 0; ;) {
      const page = this.#page.all(after, MAX_PAGE_ROWS)
      yield* page
      const last = page.at(-1)
      if (last === undefined || page.length < MAX_PAGE_ROWS) return
      after = last.seq
    }
  }

  #digest(line: string): string {
    return formatDigest(this.#hash(new TextEncoder().encode(line)))
  }
}

function breakOf(row: CustodyRow, seq: number, prev: string | null): string | undefined {
  if (row.seq !== seq) return `entry ${seq} is missing`
  const entry = entryOf(row.line)
  if (entry === undefined) return 'it is no custody entry in canonical JSON'
  if (entry.seq !== seq) return `it calls itself entry ${entry.seq}`
  if (entry.prev !== prev) return 'it does not name the digest of the entry before'
  return undefined
}

/** The line is hostile. */
function entryOf(line: string): CustodyEntry | undefined {
  const reading = parseLossless(line)
  if (!reading.ok || !isCanonical(reading.value, line)) return undefined
  return CustodyEntry.safeParse(reading.value).data
}

function isCanonical(value: JsonValue, line: string): boolean {
  try {
    return canonicalJson(value) === line
  } catch (error) {
    if (error instanceof CanonicalJsonError) return false
    throw error
  }
}
