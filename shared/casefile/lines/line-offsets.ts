import type { CaseDatabase, Query } from '../sqlite/case-database.ts'
import type { Placement } from './segment-columns.ts'

interface SegmentRow {
  readonly first_block: number
  readonly blocks: number
}

/**
 * Where lines begin in the text of their source. Blocks hold the text as it was, line ends included, so what stands
 * before a line is the sum of the blocks before its own. Reads a row for each block; no text is unpacked.
 */
export class LineOffsets {
  readonly #segments: Query<SegmentRow>
  readonly #sum: Query<{ bytes: number }>

  constructor(database: CaseDatabase) {
    this.#segments = database.prepare(
      'SELECT first_block, blocks FROM segment WHERE source = ? AND first_index < ? ORDER BY first_index',
    )
    this.#sum = database.prepare(
      'SELECT coalesce(sum(raw_bytes), 0) AS bytes FROM raw_block WHERE id >= ? AND id < ?',
    )
  }

  /**
   * The offset of a line's first byte; undefined where a line stands before it that was too long for a line: of
   * that one no line end is kept. Requires a line that lies in a block.
   */
  of(source: number, index: number, placement: Placement): number | undefined {
    const at = index - placement.firstIndex
    const [block = 0, offset = 0] = [placement.block[at], placement.offset[at]]
    let bytes = offset + this.#bytes(placement.firstBlock, placement.firstBlock + block)
    let [from, to] = [0, 0]
    for (const { first_block: first, blocks } of this.#segments.all(source, placement.firstIndex)) {
      if (blocks === 0) return undefined
      // Segments of a source mostly follow each other: one sum for all of a row.
      if (first === to) to += blocks
      else {
        bytes += this.#bytes(from, to)
        ;[from, to] = [first, first + blocks]
      }
    }
    return bytes + this.#bytes(from, to)
  }

  #bytes(from: number, to: number): number {
    return to > from ? (this.#sum.get(from, to)?.bytes ?? 0) : 0
  }
}
