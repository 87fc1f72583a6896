import type { Cut } from './cut.ts'
import { CHUNK_BYTES, CHUNK_LINES, LINE_LIMIT_BYTES, PIECE_BYTES } from '../limits.ts'
import { TextBuffer } from './text-buffer.ts'

const NEWLINE = 0x0a
const RETURN = 0x0d
const BOM_BYTES = 3

/** A newline this far from a line's start, or further, ends a line that is too long in any case. */
const LONG_BYTES = LINE_LIMIT_BYTES + BOM_BYTES + 2

/** The state of `cutChunks`: the text from the last cut on. */
export class ChunkCutter {
  readonly #buffer: TextBuffer
  /** How far it was looked through, where the last whole line in that part ends, and how many there are. */
  #scanned = 0
  #cut = 0
  #lines = 0
  /** Pieces given of a line that is too long; undefined outside of one. */
  #piece: number | undefined

  constructor(offset: number) {
    this.#buffer = new TextBuffer(offset)
  }

  append(bytes: Uint8Array): void {
    this.#buffer.append(bytes)
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
    const { text, offset } = this.#buffer
    const window = CHUNK_BYTES - (offset % CHUNK_BYTES)
    for (;;) {
      const newline = text.indexOf(NEWLINE, this.#scanned)
      const seen = newline === -1 ? text.length : newline
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
    const start = number === 0 && this.#buffer.offset === 0 && startsWithBom(bytes) ? BOM_BYTES : 0
    this.#piece = which === 'last' ? undefined : number + 1
    this.#forget(end)
    return { kind: 'piece', number, bytes, record: bytes.subarray(start, content), last: which === 'last' }
  }

  #chunk(end: number, lines: number): Cut {
    const bytes = this.#buffer.give(end)
    this.#restart()
    return { kind: 'chunk', bytes, lines }
  }

  #forget(end: number): void {
    const scanned = Math.max(0, this.#scanned - end)
    this.#buffer.drop(end)
    this.#restart()
    this.#scanned = this.#piece === undefined ? 0 : scanned
  }

  #restart(): void {
    this.#scanned = this.#cut = this.#lines = 0
  }

  get #text(): Buffer<ArrayBuffer> {
    return this.#buffer.text
  }
}

function startsWithBom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}
