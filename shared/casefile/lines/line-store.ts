import { HASH_BYTES } from '../../proof/hash.ts'
import { TILE_LEAVES, type TiledTree } from '../../proof/merkle-tiles.ts'
import { NO_CODE } from '../../model/segment.ts'
import type { CaseDatabase, Query } from '../sqlite/case-database.ts'
import type { LeafStore } from './leaf-store.ts'
import { LineOffsets } from './line-offsets.ts'
import { Lru } from './lru.ts'
import type { RawBlockStore } from './raw-block-store.ts'
import type { RawPieceStore } from './raw-piece-store.ts'
import type { Placement, StoredSegment } from './segment-columns.ts'
import type { SegmentStore } from './segment-store.ts'
import { damaged } from '../sqlite/sqlite-error.ts'

const PLACEMENT_CACHE_BYTES = 16 * 1024 * 1024
const PLACEMENT_LINE_BYTES = 12
const NOTHING = new Uint8Array(0)

/** A line by its place: source from 1, index from 0. */
export interface LinePlace {
  readonly source: number
  readonly index: number
}

/** More than a run is usually told by. */
const SOURCES_AT_ONCE = 16

/** The stores that lines are read from. */
export interface LineParts {
  readonly segments: SegmentStore
  readonly blocks: RawBlockStore
  readonly pieces: RawPieceStore
  readonly leaves: LeafStore
}

/**
 * Reads the lines of sources: columns, raw bytes, leaves. Sources and indexes given must be of this case; what
 * the file says of them is hostile, and CASE_DAMAGED where it does not fit. Bytes given are shared views:
 * they are not to be written to.
 */
export class LineStore {
  readonly #path: string
  readonly #parts: LineParts
  readonly #offsets: LineOffsets
  readonly #count: Query<{ lines: number }>
  readonly #placements = new Lru<string, Placement>(
    PLACEMENT_CACHE_BYTES,
    ({ count }) => count * PLACEMENT_LINE_BYTES,
  )

  /** Of each source that is being read, the placement used last. */
  readonly #latest = new Map<number, Placement>()

  constructor(database: CaseDatabase, parts: LineParts) {
    this.#path = database.path
    database.onUndone(() => {
      this.#placements.clear()
      this.#latest.clear()
    })
    this.#parts = parts
    this.#offsets = new LineOffsets(database)
    this.#count = database.prepare('SELECT lines FROM source WHERE id = ?')
  }

  /** Lines of a source, every one counted. */
  count(source: number): number {
    const row = this.#count.get(source)
    if (row === undefined) throw new RangeError(`there is no source ${source}`)
    if (!(row.lines >= 0 && row.lines < NO_CODE))
      throw damaged(this.#path, `source ${source} cannot have ${row.lines} lines`)
    return row.lines
  }

  /** The columns of a source, segment by segment. */
  *segments(source: number): Generator<StoredSegment> {
    const count = this.count(source)
    for (let line = 0; line < count;) {
      const segment = this.#parts.segments.whole(source, line)
      if (segment.firstIndex !== line) throw damaged(this.#path, `segments of source ${source} overlap`)
      yield segment
      line += segment.count
    }
  }

  /** Where lines lie, segment by segment: for reading all of a source. */
  *placements(source: number): Generator<Placement> {
    const count = this.count(source)
    for (let line = 0; line < count;) {
      const placement = this.#parts.segments.placement(source, line)
      if (placement.firstIndex !== line) throw damaged(this.#path, `segments of source ${source} overlap`)
      yield placement
      line += placement.count
    }
  }

  /** A line's bytes, without terminator and BOM. Of a line too long for a line, its first piece: see `parts`. */
  raw(source: number, index: number): Uint8Array {
    return this.rawAt(source, index, this.#placement(source, index))
  }

  /** The bytes of lines in the order asked for; read in the order in which they lie. */
  rawMany(places: readonly LinePlace[]): readonly Uint8Array[] {
    const order = places.map((place, at) => ({ ...place, at }))
    order.sort((a, b) => a.source - b.source || a.index - b.index)
    const lines = Array.from<Uint8Array>({ length: places.length })
    for (const { source, index, at } of order) lines[at] = this.raw(source, index)
    return lines
  }

  /** Every line of a source from `from` on, in order. */
  *rawSequential(
    source: number,
    from = 0,
  ): Generator<{ readonly index: number; readonly bytes: Uint8Array }> {
    for (const placement of this.placements(source))
      for (let at = 0; at < placement.count; at++) {
        const index = placement.firstIndex + at
        if (index >= from) yield { index, bytes: this.rawAt(source, index, placement) }
      }
  }

  /** A line's bytes whole, in parts: the only way to read all of one that is too long for a line. */
  *parts(source: number, index: number): Generator<Uint8Array> {
    const placement = this.#placement(source, index)
    if (placement.block[index - placement.firstIndex] === NO_CODE)
      yield* this.#parts.pieces.parts(source, index)
    else yield this.rawAt(source, index, placement)
  }

  /** A line's bytes where its placement is known. */
  rawAt(source: number, index: number, placement: Placement): Uint8Array {
    const at = index - placement.firstIndex
    const [block, offset, length] = [placement.block[at], placement.offset[at], placement.length[at]]
    if (block === undefined || offset === undefined || length === undefined)
      throw new RangeError(`line ${index} is not there`)
    if (block === NO_CODE) for (const part of this.#parts.pieces.parts(source, index)) return part
    if (length === 0) return NOTHING
    const text = block < placement.blocks ? this.#parts.blocks.get(placement.firstBlock + block) : NOTHING
    if (offset + length > text.length)
      throw damaged(this.#path, `line ${index} of source ${source} is not in its block`)
    return text.subarray(offset, offset + length)
  }

  /** Bytes of a line, without reading it; of one too long for a line 0. */
  bytesOf(source: number, index: number): number {
    const placement = this.#placement(source, index)
    const length = placement.length[index - placement.firstIndex]
    if (length === undefined) throw new RangeError(`line ${index} is not there`)
    return length
  }

  /**
   * The offset of a line's first byte in the text of its source, decompressed; undefined where it is not kept: of a
   * line too long for a line (see quarantine), and of those after one.
   */
  offset(source: number, index: number): number | undefined {
    const placement = this.#placement(source, index)
    const isInPieces = placement.block[index - placement.firstIndex] === NO_CODE
    return isInPieces ? undefined : this.#offsets.of(source, index, placement)
  }

  /** The RFC 6962 leaf hash of a line, as it was when the line was read. */
  leaf(source: number, index: number): Uint8Array {
    return this.#parts.leaves.range(source, index, index + 1)
  }

  /** The leaf hashes of a tile (lines `256 * tile` on), one after another; the last tile may hold fewer. */
  tile(source: number, tile: number): Uint8Array {
    const end = Math.min((tile + 1) * TILE_LEAVES, this.count(source))
    return this.#parts.leaves.range(source, tile * TILE_LEAVES, end)
  }

  /** The root of a full tile. */
  tileRoot(source: number, tile: number): Uint8Array {
    return this.#parts.leaves.roots(source, tile, tile + 1)
  }

  /** The source's Merkle tree, for proofs: reads the roots of all full tiles at once, leaves by the tile. */
  tree(source: number): TiledTree {
    const size = this.count(source)
    const roots = this.#parts.leaves.roots(source, 0, Math.floor(size / TILE_LEAVES))
    return {
      size,
      tile: (index) => this.tile(source, index),
      tileRoot: (index) => roots.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
    }
  }

  #placement(source: number, index: number): Placement {
    // Lines of a run lie close together: most are in the segment of the line before, and no query is needed.
    const before = this.#latest.get(source)
    if (before !== undefined && index >= before.firstIndex && index < before.firstIndex + before.count)
      return before
    const { segments } = this.#parts
    const key = `${source}:${segments.start(source, index)}`
    const placement = this.#placements.get(key, () => segments.placement(source, index))
    if (this.#latest.size >= SOURCES_AT_ONCE) this.#latest.clear()
    this.#latest.set(source, placement)
    return placement
  }
}
