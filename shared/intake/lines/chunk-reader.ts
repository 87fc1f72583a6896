import type { QuarantinedLine, RawBlock, Segment } from '../../model/segment.ts'
import type { EvidenceFormat } from '../../model/source.ts'

/** Where a chunk begins in its source. */
export interface ChunkStart {
  /** Number of its first line, from 0. */
  readonly index: number
  /** Offset of its first byte in the decompressed text. */
  readonly byteOffset: number
}

/** Whole lines of one source, read. */
export interface ChunkResult {
  readonly segment: Segment
  readonly blocks: readonly RawBlock[]
  readonly quarantined: readonly QuarantinedLine[]
  /** `accepted + quarantined.length + blank = segment.count` */
  readonly accepted: number
  readonly blank: number
}

/** Who reads chunks: this thread, or workers. */
export interface ChunkReader {
  /** How many chunks may be on their way at once. */
  readonly capacity: number
  /** Reads a chunk. Takes its buffers away: the caller must not look at `bytes` or `spans` again. */
  read(
    bytes: Uint8Array<ArrayBuffer>,
    format: EvidenceFormat,
    start: ChunkStart,
    /** Where its lines lie, if they are not parted by line ends: see Cut. */
    spans?: Uint32Array<ArrayBuffer>,
  ): Promise<ChunkResult>
}
