import { basename } from 'node:path'
import type { DigestText } from '../model/ids.ts'
import { ExportContext } from '../model/source.ts'
import type { CaseDatabase, Query } from './sqlite/case-database.ts'
import type { ImportState } from '../model/import-state.ts'
import type { EvidenceBatch, RawPiece } from './lines/evidence-batch.ts'
import type { MetaStore } from './meta-store.ts'
import type { QuarantineStore } from './quarantine-store.ts'
import { type Page, pageRows } from './derived/page.ts'
import type { RawPieceStore } from './lines/raw-piece-store.ts'
import type { SegmentStore } from './lines/segment-store.ts'
import { type Source, type SourceEnd, type SourceRow, type SourceStart, sourceOf } from './source-row.ts'

/** The stores that an import writes to. */
export interface SourceParts {
  readonly meta: MetaStore
  readonly segments: SegmentStore
  readonly quarantine: QuarantineStore
  readonly pieces: RawPieceStore
}

/** The files of evidence, and their import, batch by batch. */
export class SourceStore {
  readonly #database: CaseDatabase
  readonly #parts: SourceParts
  readonly #insert: Query<never>
  readonly #advance: Query<never>
  readonly #finish: Query<never>
  readonly #context: Query<never>
  readonly #duplicates: Query<never>
  readonly #get: Query<SourceRow>
  readonly #all: Query<SourceRow>
  readonly #page: Query<SourceRow>
  readonly #count: Query<{ count: number }>

  constructor(database: CaseDatabase, parts: SourceParts) {
    this.#database = database
    this.#parts = parts
    this.#insert = database.prepare(
      `INSERT INTO source (id, name, format, format_reason, file_bytes, imported_at, imported_by, context,
         status, lines, text_bytes, text_sha256, merkle, accepted, quarantined, blank)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'partial', 0, 0, '', '', 0, 0, 0)`,
    )
    this.#advance = database.prepare(
      `UPDATE source SET lines = ?, text_bytes = ?, text_sha256 = ?, merkle = ?, accepted = ?, quarantined = ?,
         blank = ? WHERE id = ?`,
    )
    this.#finish = database.prepare(
      `UPDATE source SET status = 'complete', sha256 = ?, root = ?, file_bytes = ? WHERE id = ?`,
    )
    this.#context = database.prepare('UPDATE source SET context = ? WHERE id = ?')
    this.#duplicates = database.prepare('UPDATE source SET duplicates = ? WHERE id = ?')
    this.#get = database.prepare('SELECT * FROM source WHERE id = ?')
    this.#all = database.prepare('SELECT * FROM source ORDER BY id')
    this.#page = database.prepare('SELECT * FROM source WHERE id > ? ORDER BY id LIMIT ?')
    this.#count = database.prepare('SELECT count(*) AS count FROM source')
  }

  /** The id of the new source, from 1 in order of import. */
  begin(start: SourceStart): number {
    return this.#database.transaction(() => {
      const id = (this.list().at(-1)?.id ?? 0) + 1
      this.#insert.run(
        id,
        basename(start.name),
        start.format,
        start.formatReason,
        start.fileBytes,
        start.importedAt,
        start.importedBy,
        JSON.stringify(ExportContext.parse(start.context)),
      )
      this.#parts.meta.evidenceChanged()
      return id
    })
  }

  /**
   * Keeps a batch and the state reached, in one transaction: after a crash the source ends with a whole batch.
   * Requires a source still being read and the batch that follows its last.
   */
  append(id: number, batch: EvidenceBatch): void {
    const { segment, quarantined, state } = batch
    this.#database.transaction(() => {
      const { lines } = this.#partial(id).state
      if (state.lines !== lines + segment.count) throw new Error('the state is not that of the batch')
      this.#parts.segments.add(id, lines, batch)
      this.#parts.quarantine.add(id, quarantined)
      this.#keep(id, state)
      this.#parts.meta.evidenceChanged()
    })
  }

  /** Keeps pieces of the line after the last one kept, which is longer than a line may be. */
  appendPieces(id: number, pieces: readonly RawPiece[]): void {
    const { lines } = this.#partial(id).state
    if (pieces.some(({ line }) => line < lines)) throw new Error('a piece of a line that is kept already')
    this.#parts.pieces.add(id, pieces)
  }

  /** The file was read to its end. `state`, where given, covers what follows the last line. */
  finish(id: number, end: SourceEnd, state?: ImportState): void {
    this.#database.transaction(() => {
      const { lines } = this.#partial(id).state
      if (state !== undefined && state.lines !== lines) throw new Error('lines are missing from the source')
      if (state !== undefined) this.#keep(id, state)
      this.#finish.run(end.sha256, end.root, end.fileBytes, id)
      this.#parts.meta.evidenceChanged()
    })
  }

  /** What the person says about the export, said again. */
  setContext(id: number, context: ExportContext): void {
    this.#context.run(JSON.stringify(ExportContext.parse(context)), this.get(id).id)
  }

  /** Requires an open transaction: a part of the rebuild. */
  setDuplicates(counts: ReadonlyMap<number, number>): void {
    for (const { id } of this.list()) this.#duplicates.run(counts.get(id) ?? 0, id)
  }

  get(id: number): Source {
    const row = this.#get.get(id)
    if (row === undefined) throw new RangeError(`there is no source ${id}`)
    return sourceOf(row, this.#database.path)
  }

  /** All sources in order of import. */
  list(): readonly Source[] {
    return this.#all.all().map((row) => sourceOf(row, this.#database.path))
  }

  /** At most `limit` (up to 500), in order of import, after the source of that id. */
  page(after: number | undefined, limit: number): Page<Source> {
    const most = pageRows(limit)
    const found = this.#page.all(after ?? 0, most + 1).map((row) => sourceOf(row, this.#database.path))
    const rows = found.slice(0, most)
    const next = found.length > most ? rows.at(-1)?.id : undefined
    return { rows, next, total: this.#count.get()?.count ?? 0 }
  }

  /** Whether there is a source of that id: it may come from an address. */
  has(id: number): boolean {
    return this.#get.get(id) !== undefined
  }

  /** Sources whose import was cut short, with the state to go on from. */
  partial(): readonly Source[] {
    return this.list().filter(({ end }) => end === undefined)
  }

  /** The source that was read whole from a file of this digest. */
  byDigest(sha256: DigestText): Source | undefined {
    return this.list().find(({ end }) => end?.sha256 === sha256)
  }

  #partial(id: number): Source {
    const source = this.get(id)
    if (source.end !== undefined) throw new Error(`source ${id} was read to its end already`)
    return source
  }

  #keep(id: number, state: ImportState): void {
    const { lines, textBytes, textSha256, merkle, accepted, quarantined, blank } = state
    if (accepted + quarantined + blank !== lines) throw new Error('the counts of lines do not add up')
    this.#advance.run(lines, textBytes, textSha256, merkle, accepted, quarantined, blank, id)
  }
}
