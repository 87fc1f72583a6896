import { CHUNK_BYTES } from '../limits.ts'

/** The byte before the text, which hashing borrows. */
const HEADROOM = 1
/** Room beyond a chunk for the piece of text that completes it. */
const SLACK_BYTES = 1024 * 1024

/** The part of a text that is not given away yet. */
export class TextBuffer {
  #buffer = room(CHUNK_BYTES + SLACK_BYTES)
  #text = this.#buffer.subarray(HEADROOM, HEADROOM)
  #offset: number

  /** `offset`: where the text starts in its source. */
  constructor(offset: number) {
    this.#offset = offset
  }

  /** Good until the buffer is changed. */
  get text(): Buffer<ArrayBuffer> {
    return this.#text
  }

  /** Of the text's first byte in its source. */
  get offset(): number {
    return this.#offset
  }

  append(bytes: Uint8Array): void {
    const length = this.#text.length + bytes.length
    if (HEADROOM + length > this.#buffer.length) {
      const longer = room(Math.max(length, 2 * this.#text.length))
      longer.set(this.#text, HEADROOM)
      this.#buffer = longer
    }
    this.#buffer.set(bytes, HEADROOM + length - bytes.length)
    this.#text = this.#buffer.subarray(HEADROOM, HEADROOM + length)
  }

  /** Gives the bytes up to `end` away, in a buffer of their own that has one byte before them. */
  give(end: number): Buffer<ArrayBuffer> {
    const given = this.#text.subarray(0, end)
    const rest = this.#text.subarray(end)
    this.#buffer = room(Math.max(rest.length, CHUNK_BYTES) + SLACK_BYTES)
    this.#buffer.set(rest, HEADROOM)
    this.#restart(end, rest.length)
    return given
  }

  /** Drops the bytes up to `end`. */
  drop(end: number): void {
    const left = this.#text.length - end
    this.#buffer.copyWithin(HEADROOM, HEADROOM + end, HEADROOM + this.#text.length)
    this.#restart(end, left)
  }

  #restart(end: number, left: number): void {
    this.#text = this.#buffer.subarray(HEADROOM, HEADROOM + left)
    this.#offset += end
  }
}

function room(bytes: number): Buffer<ArrayBuffer> {
  return Buffer.from(new ArrayBuffer(HEADROOM + bytes))
}
