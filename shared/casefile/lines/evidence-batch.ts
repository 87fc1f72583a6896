import type { ImportState } from '../../model/import-state.ts'
import type { QuarantinedLine, RawBlock, Segment } from '../../model/segment.ts'

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
