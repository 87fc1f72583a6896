/** What a text is cut into, in order; together the cuts' `bytes` are the text. */
export type Cut =
  /**
   * Whole lines, in a buffer of their own that has one byte before them. `spans`: where each begins and ends in
   * it, in pairs, if they are elements of lists and not parted by line ends.
   */
  | {
      readonly kind: 'chunk'
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly lines: number
      readonly spans?: Uint32Array<ArrayBuffer> | undefined
    }
  /** A part of one line that is longer than a line may be; `record` leaves BOM and terminator out. */
  | {
      readonly kind: 'piece'
      readonly number: number
      readonly bytes: Uint8Array
      readonly record: Uint8Array
      readonly last: boolean
    }
