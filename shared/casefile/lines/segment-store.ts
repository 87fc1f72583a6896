import { HASH_BYTES, type Hash } from '../../proof/hash.ts'
import { TILE_LEAVES } from '../../proof/merkle-tiles.ts'
import type { CaseDatabase, Query } from '../sqlite/case-database.ts'
import type { EvidenceBatch } from './evidence-batch.ts'
import { fillTiles } from './fill-tiles.ts'
import type { LeafStore } from './leaf-store.ts'
import type { RawBlockStore } from './raw-block-store.ts'
import {
  BadSegment,
  columnBytes,
  type Placement,
  placementOf,
  type PlacementRow,
  type SegmentRow,
  segmentOf,
  type StoredSegment,
} from './segment-columns.ts'
import { damaged } from '../sqlite/sqlite-error.ts'

const PLACEMENT = 'first_index, line_count, first_block, blocks, block, offset, length'
const REST = 'kind, time, run, record, stream, seq, entered, prev, texts'

/** The unfinished tile at a source's end. */
interface Tail {
  readonly lines: number
  readonly leaves: Uint8Array
}

/** What was read off the lines, by the segment. */
export class SegmentStore {
  readonly #path: string
  readonly #hash: Hash
  readonly #leaves: LeafStore
  readonly #blocks: RawBlockStore
  readonly #insert: Query<never>
  readonly #whole: Query<SegmentRow>
  readonly #placement: Query<PlacementRow>
  readonly #start: Query<{ first_index: number }>
  readonly #tails = new Map<number, Tail>()

  constructor(database: CaseDatabase, hash: Hash, leaves: LeafStore, blocks: RawBlockStore) {
    this.#path = database.path
    this.#hash = hash
    this.#leaves = leaves
    this.#blocks = blocks
    this.#insert = database.prepare(
      `INSERT INTO segment (source, ${PLACEMENT}, tile_roots, leaves, ${REST})
       VALUES (${Array.from({ length: 19 }, () => '?').join(', ')})`,
    )
    const at = `FROM segment WHERE source = ? AND first_index <= ? ORDER BY first_index DESC LIMIT 1`
    this.#whole = database.prepare(`SELECT ${PLACEMENT}, ${REST} ${at}`)
    this.#placement = database.prepare(`SELECT ${PLACEMENT} ${at}`)
    // Answered by the index alone: no blob is read.
    this.#start = database.prepare(`SELECT first_index ${at}`)
  }

  /** The first line of the segment in which a line is, if it is in any. */
  start(source: number, line: number): number {
    return this.#start.get(source, line)?.first_index ?? 0
  }

  /** Requires an open transaction and a segment that begins at line `lines`, the source's length. */
  add(source: number, lines: number, { segment, blocks }: EvidenceBatch): void {
    if (segment.firstIndex !== lines) throw new Error(`line ${segment.firstIndex} does not follow ${lines}`)
    if (segment.leaves.length !== segment.count * HASH_BYTES) throw new Error('a line has no leaf')
    const { roots, tail } = fillTiles(this.#tail(source, lines), segment.leaves, this.#hash)
    this.#insert.run(
      source,
      segment.firstIndex,
      segment.count,
      this.#blocks.add(blocks),
      blocks.length,
      columnBytes(segment.block),
      columnBytes(segment.offset),
      columnBytes(segment.length),
      roots,
      segment.leaves,
      columnBytes(segment.kind),
      columnBytes(segment.time),
      columnBytes(segment.run),
      columnBytes(segment.id),
      columnBytes(segment.stream),
      columnBytes(segment.seq),
      columnBytes(segment.entered),
      columnBytes(segment.prev),
      JSON.stringify(segment.texts),
    )
    this.#tails.set(source, { lines: lines + segment.count, leaves: tail })
  }

  /** The segment in which a line is. Throws CASE_DAMAGED. */
  whole(source: number, line: number): StoredSegment {
    const row = this.#whole.get(source, line)
    return this.#checked(source, line, row, segmentOf)
  }

  /** Where the lines around a line lie. Throws CASE_DAMAGED. */
  placement(source: number, line: number): Placement {
    const row = this.#placement.get(source, line)
    return this.#checked(source, line, row, placementOf)
  }

  #checked<Row, Read extends { readonly firstIndex: number; readonly count: number }>(
    source: number,
    line: number,
    row: Row | undefined,
    read: (row: Row) => Read,
  ): Read {
    const place = `line ${line} of source ${source}`
    if (row === undefined) throw damaged(this.#path, `${place} is in no segment`)
    try {
      const segment = read(row)
      if (line < segment.firstIndex + segment.count) return segment
    } catch (error) {
      if (!(error instanceof BadSegment)) throw error
      throw damaged(this.#path, `the segment of ${place}: ${error.message}`, error)
    }
    throw damaged(this.#path, `${place} is in no segment`)
  }

  /** Kept from the batch before, unless that was undone or made by an earlier process. */
  #tail(source: number, lines: number): Uint8Array {
    const kept = this.#tails.get(source)
    if (kept?.lines === lines) return kept.leaves
    return this.#leaves.range(source, lines - (lines % TILE_LEAVES), lines)
  }
}
