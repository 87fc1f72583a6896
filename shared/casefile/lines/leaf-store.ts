import { HASH_BYTES } from '../../proof/hash.ts'
import { TILE_LEAVES } from '../../proof/merkle-tiles.ts'
import type { CaseDatabase, Query } from '../sqlite/case-database.ts'
import { Lru } from './lru.ts'
import { damaged } from '../sqlite/sqlite-error.ts'

const CACHE_BYTES = 16 * 1024 * 1024

interface LeavesRow {
  readonly first_index: number
  readonly line_count: number
  readonly leaves: Uint8Array
}

interface RootsRow {
  readonly first_index: number
  readonly line_count: number
  readonly tile_roots: Uint8Array
}

const OVERLAPPING = 'source = ? AND first_index < ? AND first_index + line_count > ? ORDER BY first_index'

/**
 * The RFC 6962 leaf hashes of a source's lines, by the tile of 256. They lie in the segments, so that each is
 * written once and a batch of any length can be added; the roots of full tiles lie in the segment in which
 * the tile's last line is.
 */
export class LeafStore {
  readonly #path: string
  readonly #leaves: Query<LeavesRow>
  readonly #roots: Query<RootsRow>
  readonly #first: Query<{ first_index: number }>
  readonly #cache = new Lru<string, LeavesRow>(CACHE_BYTES, ({ leaves }) => leaves.length)

  constructor(database: CaseDatabase) {
    this.#path = database.path
    database.onUndone(() => this.#cache.clear())
    this.#leaves = database.prepare(
      'SELECT first_index, line_count, leaves FROM segment WHERE source = ? AND first_index = ?',
    )
    // The lower bound is given twice: the index has no end of a segment, but its start.
    this.#roots = database.prepare(
      `SELECT first_index, line_count, tile_roots FROM segment WHERE first_index >= ? AND ${OVERLAPPING}`,
    )
    this.#first = database.prepare(
      'SELECT first_index FROM segment WHERE source = ? AND first_index <= ? ORDER BY first_index DESC LIMIT 1',
    )
  }

  /** Leaf hashes of lines `from` to `to` (excluded), side by side. Throws CASE_DAMAGED. */
  range(source: number, from: number, to: number): Uint8Array {
    const parts: Uint8Array[] = []
    for (let next = from; next < to;) {
      const { first_index: first, line_count: count, leaves } = this.#row(source, next)
      if (leaves.length !== count * HASH_BYTES || first > next || first + count <= next)
        throw damaged(this.#path, `source ${source} has no leaf for line ${next}`)
      const end = Math.min(first + count, to)
      parts.push(leaves.subarray((next - first) * HASH_BYTES, (end - first) * HASH_BYTES))
      next = end
    }
    return joined(parts)
  }

  /** Roots of tiles `from` to `to` (excluded), side by side. Requires full tiles. Throws CASE_DAMAGED. */
  roots(source: number, from: number, to: number): Uint8Array {
    const parts: Uint8Array[] = []
    let next = from
    const [first, end] = [(from + 1) * TILE_LEAVES - 1, to * TILE_LEAVES]
    for (const row of this.#roots.all(this.#start(source, first), source, end, first)) {
      const before = Math.floor(row.first_index / TILE_LEAVES)
      const after = Math.floor((row.first_index + row.line_count) / TILE_LEAVES)
      if (row.tile_roots.length !== (after - before) * HASH_BYTES || before > next) break
      const last = Math.min(after, to)
      if (last <= next) continue
      parts.push(row.tile_roots.subarray((next - before) * HASH_BYTES, (last - before) * HASH_BYTES))
      next = last
    }
    if (next !== to) throw damaged(this.#path, `source ${source} has no root for tile ${next}`)
    return joined(parts)
  }

  #row(source: number, line: number): LeavesRow {
    const start = this.#start(source, line)
    return this.#cache.get(`${source}:${start}`, () => {
      const row = this.#leaves.get(source, start)
      if (row === undefined) throw damaged(this.#path, `source ${source} has no leaf for line ${line}`)
      return row
    })
  }

  #start(source: number, line: number): number {
    return this.#first.get(source, line)?.first_index ?? 0
  }
}

/** Room is made for what was found, never for what a hostile file says is there. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
