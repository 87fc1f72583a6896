import { CHUNK_BYTES, CHUNK_LINES, LINE_LIMIT_BYTES, PIECE_BYTES } from '../limits.ts'
import type { Cut } from '../lines/cut.ts'
import { TextBuffer } from '../lines/text-buffer.ts'
import { RecordFinder } from './record-finder.ts'
import { isSpace } from './value-scan.ts'

/** A chunk is cut off here at the latest, where no record begins for so long. */
const GAP_BYTES = LINE_LIMIT_BYTES

/**
 * The state of `cutLists`: what ChunkCutter is to lines. A chunk goes from the start of a record to the start of
 * another; what stands before, between and behind records is in it too. Text before `from` is looked through only.
 */
export class ListCutter {
  readonly #buffer = new TextBuffer(0)
  readonly #finder: RecordFinder
  readonly #from: number
  /** How far the text was looked through. */
  #at = 0
  /** Of the record in progress; its end, once that is known. */
  #start: number | undefined
  #end: number | undefined
  /** Starts and ends of the whole records since the last cut. */
  #spans: number[] = []
  /** Pieces given of a record that is too long; undefined outside of one. */
  #piece: number | undefined
  #ended = false

  constructor(keys: readonly string[], from: number) {
    this.#finder = new RecordFinder(keys)
    this.#from = from
  }

  append(bytes: Uint8Array): void {
    this.#buffer.append(bytes)
  }

  /** What can be cut off for certain. */
  *cuts(): Generator<Cut, void> {
    if (this.#buffer.offset < this.#from && !this.#lookThrough()) return
    for (let cut = this.#next(); cut !== undefined; cut = this.#next()) yield cut
  }

  /** The rest, where the text has ended. A list that is not closed ends in an empty record: see readChunk. */
  *end(): Generator<Cut, void> {
    this.#ended = true
    yield* this.cuts()
    const { text } = this.#buffer
    if (this.#start !== undefined) {
      this.#end = trimmedEnd(text, this.#start, text.length)
      yield* this.cuts()
    } else if (this.#finder.isOpen && !this.#isDone()) this.#spans.push(text.length, text.length)
    if (this.#buffer.text.length > 0 || this.#spans.length > 0) yield this.#chunk(this.#buffer.text.length)
  }

  /** The whole records of the rest, where the text broke off. */
  *wholeLines(): Generator<Cut, void> {
    if (this.#spans.length > 0) yield this.#chunk(this.#start ?? this.#at)
  }

  /** An earlier import has kept the text to its end, and said how it ends. */
  #isDone(): boolean {
    return this.#from > 0 && this.#buffer.offset === this.#from && this.#buffer.text.length === 0
  }

  #next(): Cut | undefined {
    for (;;) {
      if (this.#start === undefined && !this.#findStart()) {
        return this.#at >= GAP_BYTES ? this.#chunk(this.#at) : undefined
      }
      const start = this.#start ?? 0
      const lines = this.#spans.length / 2
      const window = CHUNK_BYTES - (this.#buffer.offset % CHUNK_BYTES)
      if (lines > 0 && (lines >= CHUNK_LINES || start >= window)) return this.#chunk(start)
      const { text } = this.#buffer
      this.#end ??= this.#finder.end(text, this.#at, text.length)
      this.#at = this.#end ?? text.length
      if (this.#piece !== undefined || this.#at - start > LINE_LIMIT_BYTES) {
        return lines > 0 ? this.#chunk(start) : this.#nextPiece(start)
      }
      if (this.#end === undefined) return undefined
      this.#spans.push(start, trimmedEnd(text, start, this.#end))
      this.#start = this.#end = undefined
    }
  }

  #findStart(): boolean {
    const { text } = this.#buffer
    // A gap is cut at one place, however the text comes.
    const limit = Math.min(text.length, Math.max(GAP_BYTES, this.#at))
    const found = this.#finder.next(this.#at, { text, ended: this.#ended, limit })
    this.#at = found.at
    this.#start = found.start
    return found.start !== undefined
  }

  #nextPiece(start: number): Cut | undefined {
    const number = this.#piece ?? 0
    const rest = this.#at - start
    if (rest > PIECE_BYTES) return this.#pieceOf(number, start, start + PIECE_BYTES)
    return this.#end === undefined ? undefined : this.#pieceOf(number, start, this.#end)
  }

  #pieceOf(number: number, start: number, end: number): Cut {
    const bytes = Uint8Array.from(this.#buffer.text.subarray(0, end))
    const last = end === this.#end
    this.#buffer.drop(end)
    this.#at -= end
    if (last) this.#start = this.#end = this.#piece = undefined
    else {
      this.#start = 0
      this.#piece = number + 1
      if (this.#end !== undefined) this.#end -= end
    }
    return { kind: 'piece', number, bytes, record: bytes.subarray(start), last }
  }

  #chunk(end: number): Cut {
    const spans = Uint32Array.from(this.#spans)
    const bytes = this.#buffer.give(end)
    this.#spans = []
    this.#at = Math.max(0, this.#at - end)
    if (this.#start !== undefined) this.#start -= end
    if (this.#end !== undefined) this.#end -= end
    return { kind: 'chunk', bytes, lines: spans.length / 2, spans }
  }

  /** What an earlier import has kept is not cut again; true once the text begins where that stopped. */
  #lookThrough(): boolean {
    const { text, offset } = this.#buffer
    const limit = Math.min(text.length, this.#from - offset)
    for (;;) {
      if (this.#start === undefined) {
        const found = this.#finder.next(this.#at, { text, ended: this.#ended, limit })
        this.#at = found.at
        if (found.start === undefined) break
        this.#start = 0
      }
      const end = this.#finder.end(text, this.#at, limit)
      this.#at = end ?? limit
      if (end === undefined) break
      this.#start = undefined
    }
    this.#buffer.drop(this.#at)
    this.#at = 0
    if (this.#buffer.offset < this.#from) return false
    // Only the end of a text cuts a record off that does not end by itself.
    this.#start = undefined
    return true
  }
}

function trimmedEnd(text: Buffer, start: number, end: number): number {
  let at = end
  while (at > start && isSpace(text[at - 1])) at--
  return at
}
