/** The bytes of a file in order, with the power to put back what was not used. */
export class PieceQueue {
  readonly #pieces: AsyncIterator<Uint8Array>
  #piece: Uint8Array = new Uint8Array(0)
  #at = 0
  #taken = 0

  constructor(pieces: AsyncIterator<Uint8Array>) {
    this.#pieces = pieces
  }

  /** Bytes given out so far, less those put back. */
  get taken(): number {
    return this.#taken
  }

  /** The next bytes, at most so many; undefined at the end. Good until the next are asked for. */
  async next(atMost: number): Promise<Uint8Array | undefined> {
    if (this.#at === this.#piece.length) {
      const next = await this.#pieces.next()
      if (next.done === true) return undefined
      this.#piece = next.value
      this.#at = 0
    }
    const bytes = this.#piece.subarray(this.#at, this.#at + atMost)
    this.#at += bytes.length
    this.#taken += bytes.length
    return bytes
  }

  /** Puts back the last bytes of those given last. */
  putBack(count: number): void {
    this.#at -= count
    this.#taken -= count
  }
}
