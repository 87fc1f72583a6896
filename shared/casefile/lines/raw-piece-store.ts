import type { CaseDatabase, Query } from '../sqlite/case-database.ts'
import type { RawPiece } from './evidence-batch.ts'
import type { RawBlockStore } from './raw-block-store.ts'
import { damaged } from '../sqlite/sqlite-error.ts'

interface PieceRow {
  readonly number: number
  readonly raw_bytes: number
  readonly zstd: Uint8Array
}

/**
 * Lines that are longer than a line may be, in pieces: they are in quarantine, and kept whole all the same.
 * Pieces come before the batch that their line ends; those of an import that was cut short are replaced when
 * it goes on.
 */
export class RawPieceStore {
  readonly #database: CaseDatabase
  readonly #blocks: RawBlockStore
  readonly #insert: Query<never>
  readonly #clear: Query<never>
  readonly #next: Query<PieceRow>

  constructor(database: CaseDatabase, blocks: RawBlockStore) {
    this.#database = database
    this.#blocks = blocks
    this.#insert = database.prepare(
      'INSERT INTO raw_piece (source, line, number, raw_bytes, zstd) VALUES (?, ?, ?, ?, ?)',
    )
    this.#clear = database.prepare('DELETE FROM raw_piece WHERE source = ? AND line = ?')
    this.#next = database.prepare(
      'SELECT number, raw_bytes, zstd FROM raw_piece WHERE source = ? AND line = ? AND number = ? ORDER BY number',
    )
  }

  add(source: number, pieces: readonly RawPiece[]): void {
    this.#database.transaction(() => {
      for (const { line, number, rawBytes, zstd } of pieces) {
        if (number === 0) this.#clear.run(source, line)
        this.#insert.run(source, line, number, rawBytes, zstd)
      }
    })
  }

  /** One piece after another: a line may be longer than memory. Throws CASE_DAMAGED. */
  *parts(source: number, line: number): Generator<Uint8Array> {
    for (let number = 0; ; number++) {
      const row = this.#next.get(source, line, number)
      if (row === undefined && number === 0)
        throw damaged(this.#database.path, `line ${line} of source ${source} is missing`)
      if (row === undefined) return
      yield this.#blocks.expand(row, `piece ${number} of line ${line} of source ${source}`)
    }
  }
}
