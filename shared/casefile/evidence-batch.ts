import type { QuarantinedLine, RawBlock, Segment } from '../model/segment.ts'

/**
 * Where an import stands at a line's end: what the next import of the same file goes on from. Its counts are
 * of all lines so far; `lines = accepted + quarantined + blank`.
 */
export interface ImportState {
  readonly lines: number
  /** Bytes of decompressed text up to the end of the last line kept, terminator included. */
  readonly textBytes: number
  /** Digest of those bytes: the file is the same up to there, or it is another. */
  readonly textSha256: string
  /** The Merkle tree so far, as the reader of the file writes it. */
  readonly merkle: string
  readonly accepted: number
  readonly quarantined: number
  readonly blank: number
}

/** Consecutive lines of a source that are kept together or not at all. */
export interface EvidenceBatch {
  readonly segment: Segment
  readonly blocks: readonly RawBlock[]
  readonly quarantined: readonly QuarantinedLine[]
  /** After the segment's last line. */
  readonly state: ImportState
}

/** A part of a line that is longer than a line may be: kept in pieces, `number` from 0, in order. */
export interface RawPiece extends RawBlock {
  readonly line: number
  readonly number: number
}

export const EMPTY_STATE: ImportState = {
  lines: 0,
  textBytes: 0,
  textSha256: '',
  merkle: '',
  accepted: 0,
  quarantined: 0,
  blank: 0,
}
