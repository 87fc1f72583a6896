import type { RawBlock } from '../../model/segment.ts'
import type { CaseDatabase, Query } from '../sqlite/case-database.ts'
import { Lru } from './lru.ts'
import { damaged } from '../sqlite/sqlite-error.ts'

/** A line of the longest kind (16 MiB) and the block that it may end. */
const MAX_RAW_BYTES = 17 * 1024 * 1024
const CACHE_BYTES = 32 * 1024 * 1024

/** Decompresses one zstd frame, handed in. Must throw rather than give more than `limit` bytes. */
export type Unzstd = (frame: Uint8Array, limit: number) => Uint8Array

interface BlockRow {
  readonly raw_bytes: number
  readonly zstd: Uint8Array
}

/** The raw text of all sources, in zstd blocks that are numbered from 1 through the whole case. */
export class RawBlockStore {
  readonly #path: string
  readonly #unzstd: Unzstd
  readonly #insert: Query<never>
  readonly #next: Query<{ next: number }>
  readonly #block: Query<BlockRow>
  readonly #cache = new Lru<number, Uint8Array>(CACHE_BYTES, (bytes) => bytes.length)

  constructor(database: CaseDatabase, unzstd: Unzstd) {
    this.#path = database.path
    database.onUndone(() => this.#cache.clear())
    this.#unzstd = unzstd
    this.#insert = database.prepare('INSERT INTO raw_block (id, raw_bytes, zstd) VALUES (?, ?, ?)')
    this.#next = database.prepare('SELECT coalesce(max(id), 0) + 1 AS next FROM raw_block')
    this.#block = database.prepare('SELECT raw_bytes, zstd FROM raw_block WHERE id = ?')
  }

  /** The first number of those given to `blocks`. Requires an open transaction. */
  add(blocks: readonly RawBlock[]): number {
    const first = this.#next.get()?.next ?? 1
    for (const [at, block] of blocks.entries()) this.#insert.run(first + at, block.rawBytes, block.zstd)
    return first
  }

  /** The block's text, decompressed; shared, not to be written to. Throws CASE_DAMAGED. */
  get(id: number): Uint8Array {
    return this.#cache.get(id, () => {
      const row = this.#block.get(id)
      if (row === undefined) throw damaged(this.#path, `block ${id} is missing`)
      return this.expand(row, `block ${id}`)
    })
  }

  /** The frame is hostile: a small one may claim any size. Throws CASE_DAMAGED. */
  expand(row: BlockRow, name: string): Uint8Array {
    if (row.raw_bytes > MAX_RAW_BYTES) throw damaged(this.#path, `${name} is longer than a block may be`)
    let bytes: Uint8Array
    try {
      bytes = this.#unzstd(row.zstd, row.raw_bytes)
    } catch (error) {
      throw damaged(this.#path, `${name} cannot be decompressed`, error)
    }
    if (bytes.length !== row.raw_bytes)
      throw damaged(this.#path, `${name} has ${bytes.length} bytes, not ${row.raw_bytes}`)
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  }
}
