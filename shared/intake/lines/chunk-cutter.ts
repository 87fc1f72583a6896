import type { Cut } from './cut.ts'
import { CHUNK_BYTES, CHUNK_LINES, LINE_LIMIT_BYTES } from '../limits.ts'

const NEWLINE = 0x0a
const RETURN = 0x0d
const BOM_BYTES = 3

/** A newline this far from a line's start, or further, ends a line that is too long in any case. */
const LONG_BYTES = LINE_LIMIT_BYTES + BOM_BYTES + 2
/** Pieces of a line that is too long start at multiples of this. */
const PIECE_BYTES = 4 * 1024 * 1024
/** The byte before the text, which hashing borrows. */
const HEADROOM = 1
/** Room beyond a chunk for the piece of text that completes it. */
const SLACK_BYTES = 1024 * 1024

/** The state of `cutChunks`: the text from the last cut on. */
export class ChunkCutter {
  #buffer = room(CHUNK_BYTES + SLACK_BYTES)
  #text = this.#buffer.subarray(HEADROOM, HEADROOM)
  /** Where the text starts in the source. */
  #offset: number
  /** How far it was looked through, where the last whole line in that part ends, and how many there are. */
  #scanned = 0
  #cut = 0
  #lines = 0
  /** Pieces given of a line that is too long; undefined outside of one. */
  #piece: number | undefined

  constructor(offset: number) {
    this.#offset = offset
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

  /** What can be cut off for certain. */
  *cuts(): Generator<Cut, void> {
    for (let cut = this.#next(); cut !== undefined; cut = this.#next()) yield cut
  }

  /** The rest, where the text has ended. */
  *end(): Generator<Cut, void> {
    if (this.#text.length === 0) return
    if (this.#piece === undefined) yield this.#chunk(this.#text.length, this.#lines + this.#unended())
    else yield* this.#lastPieces()
  }

  /** The whole lines of the rest, where the text broke off. */
  *wholeLines(): Generator<Cut, void> {
    if (this.#cut > 0) yield this.#chunk(this.#cut, this.#lines)
  }

  #unended(): number {
    return this.#text.at(-1) === NEWLINE ? 0 : 1
  }

  #next(): Cut | undefined {
    if (this.#piece !== undefined) return this.#nextPiece(this.#piece)
    const window = CHUNK_BYTES - (this.#offset % CHUNK_BYTES)
    for (;;) {
      const newline = this.#text.indexOf(NEWLINE, this.#scanned)
      const seen = newline === -1 ? this.#text.length : newline
      if (seen - this.#cut >= LONG_BYTES) break
      this.#scanned = seen
      if (newline === -1) return undefined
      this.#scanned = this.#cut = newline + 1
      this.#lines++
      if (this.#lines === CHUNK_LINES || this.#cut >= window) return this.#chunk(this.#cut, this.#lines)
    }
    // The line that starts at the last cut is too long. What comes before it is a chunk.
    if (this.#cut > 0) return this.#chunk(this.#cut, this.#lines)
    this.#piece = 0
    return this.#nextPiece(0)
  }

  #nextPiece(number: number): Cut | undefined {
    const newline = this.#text.indexOf(NEWLINE, this.#scanned)
    if (newline === -1) {
      this.#scanned = this.#text.length
      // Two bytes more than a piece, so that its last one is known to be none of a terminator's.
      return this.#text.length < PIECE_BYTES + 2 ? undefined : this.#pieceOf(number, PIECE_BYTES, 'more')
    }
    const content = newline > 0 && this.#text[newline - 1] === RETURN ? newline - 1 : newline
    if (content > PIECE_BYTES) return this.#pieceOf(number, PIECE_BYTES, 'more')
    return this.#pieceOf(number, content, 'last', newline + 1)
  }

  *#lastPieces(): Generator<Cut, void> {
    while (this.#text.length > PIECE_BYTES) yield this.#pieceOf(this.#piece ?? 0, PIECE_BYTES, 'more')
    yield this.#pieceOf(this.#piece ?? 0, this.#text.length, 'last')
  }

  #pieceOf(number: number, content: number, which: 'more' | 'last', end = content): Cut {
    const bytes = Uint8Array.from(this.#text.subarray(0, end))
    const start = number === 0 && this.#offset === 0 && startsWithBom(bytes) ? BOM_BYTES : 0
    this.#piece = which === 'last' ? undefined : number + 1
    this.#forget(end)
    return { kind: 'piece', number, bytes, record: bytes.subarray(start, content), last: which === 'last' }
  }

  #chunk(end: number, lines: number): Cut {
    const bytes = this.#text.subarray(0, end)
    const rest = this.#text.subarray(end)
    this.#buffer = room(Math.max(rest.length, CHUNK_BYTES) + SLACK_BYTES)
    this.#buffer.set(rest, HEADROOM)
    this.#restart(end, rest.length)
    return { kind: 'chunk', bytes, lines }
  }

  #forget(end: number): void {
    const left = this.#text.length - end
    this.#buffer.copyWithin(HEADROOM, HEADROOM + end, HEADROOM + this.#text.length)
    const scanned = Math.max(0, this.#scanned - end)
    this.#restart(end, left)
    this.#scanned = this.#piece === undefined ? 0 : scanned
  }

  #restart(end: number, left: number): void {
    this.#text = this.#buffer.subarray(HEADROOM, HEADROOM + left)
    this.#offset += end
    this.#scanned = this.#cut = this.#lines = 0
  }
}

function room(bytes: number): Buffer<ArrayBuffer> {
  return Buffer.from(new ArrayBuffer(HEADROOM + bytes))
}

function startsWithBom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}
