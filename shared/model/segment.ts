/** What a line of a source turned out to be. */
export const LINE = { blank: 0, accepted: 1, quarantined: 2 } as const

/** Stands in a code column where the line has no such value. */
export const NO_CODE = 0xffff_ffff

/** Why a line is no record. */
export const QUARANTINE_REASONS = [
  'not-json',
  'not-an-object',
  'duplicate-key',
  'number-out-of-range',
  'lone-surrogate',
  'too-deep',
  'bad-utf8',
  'line-too-long',
  'field-missing',
  'does-not-fit',
  'no-fact',
  'not-this-format',
] as const
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number]

export interface QuarantinedLine {
  readonly index: number
  /** Offset of the line's first byte in the source's decompressed text. */
  readonly byteOffset: number
  readonly bytes: number
  readonly reason: QuarantineReason
  /** In words, with the field or the place in the line. */
  readonly detail: string
}

/**
 * Columns of consecutive lines of one source, `count` long each: what the rebuild needs to know of
 * every line without reading it. A line's raw bytes are
 * `blocks[block[i]]` decompressed, from `offset[i]`, `length[i]` long (terminator and BOM left out). A line
 * that is longer than a line may be has `NO_CODE` for its block: its bytes are kept in pieces.
 */
export interface Segment {
  readonly firstIndex: number
  readonly count: number
  /** `LineKind` of each line. */
  readonly kind: Uint8Array
  /** Block of each line, counted within this segment. */
  readonly block: Uint32Array
  readonly offset: Uint32Array
  readonly length: Uint32Array
  /** Instant of the record, NaN where there is none. */
  readonly time: Float64Array
  /** A 53-bit hash of the run's id, NaN where there is none. Collisions are told apart by the text. */
  readonly run: Float64Array
  /** A 53-bit hash of the record's id, NaN where there is none. */
  readonly id: Float64Array
  /** Codes into `texts`, or NO_CODE: the stream's id. */
  readonly stream: Uint32Array
  /** The place in the stream, NaN where there is none. */
  readonly seq: Float64Array
  /** Codes into `texts`, or NO_CODE: JSON of `[workflow id, stage entered by a transition]`. */
  readonly entered: Uint32Array
  /** Codes into `texts`, or NO_CODE: the digest that the record gives for the record before it. */
  readonly prev: Uint32Array
  /** RFC 6962 leaf hash of each line, 32 bytes each. */
  readonly leaves: Uint8Array
  readonly texts: readonly string[]
}

/** Raw lines of a segment, compressed with zstd, each block at most about 64 KB (one longer line: a block of its own). */
export interface RawBlock {
  readonly zstd: Uint8Array
  readonly rawBytes: number
}
