import { createHash } from 'node:crypto'
import type { QuarantinedLine, RawBlock, Segment } from '../../model/segment.ts'
import { NO_CODE } from '../../model/segment.ts'
import type { ChunkStart } from './chunk-reader.ts'
import type { Cut } from './cut.ts'
import { compressBlock } from './raw-blocks.ts'
import { lineTooLong } from './read-line.ts'
import { SegmentBuilder } from './segment-builder.ts'

/** A part of a line that is longer than a line may be, in order: `number` counts from 0. */
export interface RawPiece extends RawBlock {
  readonly line: number
  readonly number: number
}

interface LinePart {
  readonly segment: Segment
  readonly blocks: readonly RawBlock[]
  readonly quarantined: readonly QuarantinedLine[]
  readonly oversized: RawPiece
  readonly accepted: 0
  readonly blank: 0
}

/** One line that is too long to be read: hashed as it passes, kept in pieces, never held whole. */
export class OversizedLine {
  readonly #start: ChunkStart
  /** RFC 6962 section 2.1: a leaf is SHA-256(0x00 ‖ record). */
  readonly #leaf = createHash('sha256').update(new Uint8Array([0]))
  #from: number | undefined
  #bytes = 0

  constructor(start: ChunkStart) {
    this.#start = start
  }

  /** The next piece; with the last one, the line: it lies in no block, so its block is NO_CODE. */
  add({ record, bytes, number, last }: Extract<Cut, { kind: 'piece' }>): LinePart {
    this.#from ??= this.#start.byteOffset + (record.byteOffset - bytes.byteOffset)
    this.#leaf.update(record)
    this.#bytes += record.length
    const { index } = this.#start
    return {
      ...(last ? this.#line(index) : { segment: new SegmentBuilder(index, 0).finish(), quarantined: [] }),
      blocks: [],
      oversized: { line: index, number, ...compressBlock(record) },
      accepted: 0,
      blank: 0,
    }
  }

  #line(index: number): { readonly segment: Segment; readonly quarantined: readonly QuarantinedLine[] } {
    const refused = lineTooLong(this.#bytes)
    const segment = new SegmentBuilder(index, 1)
    segment.quarantine(0, refused)
    segment.place(0, NO_CODE, 0, 0)
    segment.leaves.set(this.#leaf.digest())
    const { reason, detail } = refused
    const byteOffset = this.#from ?? this.#start.byteOffset
    return {
      segment: segment.finish(),
      quarantined: [{ index, byteOffset, bytes: this.#bytes, reason, detail }],
    }
  }
}
