import type { DigestText } from '../model/ids.ts'
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

/** How far a chain was walked: the last entry, and the digest of its line, which the next one is to name. */
export interface ChainPlace {
  /** 0: before the first. */
  readonly seq: number
  readonly digest: DigestText | null
}

/** A part of the chain, walked. */
export interface ChainWalk {
  readonly place: ChainPlace
  readonly entries: readonly CustodyEntry[]
  /** No entry is left, or the chain breaks at the next. */
  readonly ended: boolean
  readonly broken: { readonly seq: number; readonly problem: string } | undefined
}

/** A line of the log with what it holds; `entry` is undefined where somebody else wrote a line that is none. */
export interface CustodyLineRead {
  readonly seq: number
  readonly line: string
  readonly digest: DigestText
  readonly entry: CustodyEntry | undefined
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
  readonly #back: Query<CustodyRow>
  readonly #at: Query<CustodyRow>

  constructor(database: CaseDatabase, hash: Hash) {
    this.#database = database
    this.#hash = hash
    this.#insert = database.prepare('INSERT INTO custody (seq, line) VALUES (?, ?)')
    this.#last = database.prepare('SELECT seq, line FROM custody ORDER BY seq DESC LIMIT 1')
    this.#latest = database.prepare('SELECT seq, line FROM custody ORDER BY seq DESC LIMIT ?')
    this.#page = database.prepare('SELECT seq, line FROM custody WHERE seq > ? ORDER BY seq LIMIT ?')
    this.#back = database.prepare('SELECT seq, line FROM custody WHERE seq < ? ORDER BY seq DESC LIMIT ?')
    this.#at = database.prepare('SELECT seq, line FROM custody WHERE seq = ?')
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

  count(): number {
    const row = this.#database.prepare<{ total: number }>('SELECT count(*) AS total FROM custody').get()
    return row?.total ?? 0
  }

  /** How many entries there are, and their bytes as NDJSON. */
  size(): { readonly entries: number; readonly bytes: number } {
    const row = this.#database
      .prepare<{ entries: number; bytes: number | null }>(
        'SELECT count(*) AS entries, sum(length(CAST(line AS BLOB)) + 1) AS bytes FROM custody',
      )
      .get()
    return { entries: row?.entries ?? 0, bytes: row?.bytes ?? 0 }
  }

  /** The entries before `before`, or the last ones, newest first. */
  back(before: number | undefined, most: number): readonly CustodyLineRead[] {
    return this.#back.all(before ?? Number.MAX_SAFE_INTEGER, most).map((row) => this.#read(row))
  }

  at(seq: number): CustodyLineRead | undefined {
    const row = this.#at.get(seq)
    return row === undefined ? undefined : this.#read(row)
  }

  /** Walks the chain on from a place, to its first break or over `most` entries. */
  walk(from: ChainPlace, most: number): ChainWalk {
    const rows = this.#page.all(from.seq, most)
    const entries: CustodyEntry[] = []
    let place = from
    for (const row of rows) {
      const seq = place.seq + 1
      const read = breakOf(row, seq, place.digest)
      if (typeof read === 'string') return { place, entries, ended: true, broken: { seq, problem: read } }
      entries.push(read)
      place = { seq, digest: this.#digest(row.line) }
    }
    return { place, entries, ended: rows.length < most, broken: undefined }
  }

  /** Walks the chain to its first break. */
  check(): CustodyCheck {
    for (let place: ChainPlace = { seq: 0, digest: null }; ;) {
      const walked = this.walk(place, MAX_PAGE_ROWS)
      place = walked.place
      if (walked.broken !== undefined) return { ok: false, ...walked.broken }
      if (walked.ended) return { ok: true, entries: place.seq }
    }
  }

  #read({ seq, line }: CustodyRow): CustodyLineRead {
    return { seq, line, digest: this.#digest(line), entry: entryOf(line) }
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

  #digest(line: string): DigestText {
    return formatDigest(this.#hash(new TextEncoder().encode(line)))
  }
}

/** The entry, or how the chain breaks at it. */
function breakOf(row: CustodyRow, seq: number, prev: string | null): CustodyEntry | string {
  if (row.seq !== seq) return `entry ${seq} is missing`
  const entry = entryOf(row.line)
  if (entry === undefined) return 'it is no custody entry in canonical JSON'
  if (entry.seq !== seq) return `it calls itself entry ${entry.seq}`
  if (entry.prev !== prev) return 'it does not name the digest of the entry before'
  return entry
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
