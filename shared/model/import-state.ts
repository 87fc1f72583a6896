/**
 * Where an import stands at a line's end: what the next import of the same file goes on from. Its counts are
 * of all lines so far; `lines = accepted + quarantined + blank`.
 */
export interface ImportState {
  readonly lines: number
  /** Bytes of decompressed text up to the end of the last line kept, terminator included. */
  readonly textBytes: number
  /** SHA-256 of those bytes, in hex: the file is the same up to there, or it is another. */
  readonly textSha256: string
  /** The RFC 6962 tree over all lines so far, as the reader of the file writes it. */
  readonly merkle: string
  readonly accepted: number
  readonly quarantined: number
  readonly blank: number
}

/** Before the first line. */
export const EMPTY_STATE: ImportState = {
  lines: 0,
  textBytes: 0,
  textSha256: '',
  merkle: '',
  accepted: 0,
  quarantined: 0,
  blank: 0,
}
