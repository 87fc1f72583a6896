import { LOOK_BYTES, ListSigns } from './list-keys.ts'
import { isSpace, ValueScan } from './value-scan.ts'

const BOM_BYTES = 3
const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

type Where = 'top' | 'list' | 'wrapper'

/** Of a text that grows: its bytes, whether more may come, and how far to look for the start of a record. */
export interface TextSoFar {
  readonly text: Buffer
  readonly ended: boolean
  readonly limit: number
}

/**
 * Finds where records begin and end in a text in lists. A record is an element of a list; what stands beside a list
 * (another value, another member of the object around it) is taken as one too, so that nothing goes unread. Commas
 * are passed over wherever they stand. The text is hostile: linear time, nothing held but the place.
 */
export class RecordFinder {
  readonly #signs: ListSigns
  readonly #value = new ValueScan()
  #where: Where = 'top'
  #listIn: 'top' | 'wrapper' = 'top'

  constructor(keys: readonly string[]) {
    this.#signs = new ListSigns(keys)
  }

  /** Inside a list or the object around it: a text that ends there is cut short. */
  get isOpen(): boolean {
    return this.#where !== 'top'
  }

  /** Past the last byte of the record that `next` found, or undefined where that is not before `to`. */
  end(text: Buffer, from: number, to: number): number | undefined {
    return this.#value.end(text, from, to)
  }

  /**
   * Goes on from `at`, outside of records, to the next one. `start`: where it begins, undefined where none is known
   * to before `limit`; `at`: where to go on.
   */
  next(
    at: number,
    { text, ended, limit }: TextSoFar,
  ): { readonly start: number | undefined; readonly at: number } {
    let here = at
    while (here < limit) {
      const byte = text[here]
      const look = this.#where === 'top' ? byte === OPEN_OBJECT || byte === 0xef : byte === QUOTE
      // What a brace begins is told by so many bytes, however they come.
      if (look && !ended && text.length - here < LOOK_BYTES) return { start: undefined, at: here }
      const skipped = this.#structure(text, here)
      if (skipped === 0) return { start: here, at: this.#begin(text, here) }
      here += skipped
    }
    return { start: undefined, at: here }
  }

  /** How many bytes here belong to no record; 0 where one begins. */
  #structure(text: Buffer, at: number): number {
    const byte = text[at]
    if (isSpace(byte) || byte === COMMA) return 1
    switch (this.#where) {
      case 'top':
        if (byte === OPEN_LIST) return this.#enter('list', 'top')
        if (byte === OPEN_OBJECT && this.#signs.isWrapper(lookedAt(text, at))) return this.#enter('wrapper')
        return byte === 0xef && text[at + 1] === 0xbb && text[at + 2] === 0xbf ? BOM_BYTES : 0
      case 'list':
        return byte === CLOSE_LIST ? this.#enter(this.#listIn) : 0
      case 'wrapper': {
        if (byte === CLOSE_OBJECT) return this.#enter('top')
        const into = byte === QUOTE ? this.#signs.intoList(lookedAt(text, at)) : 0
        if (into > 0) this.#enter('list', 'wrapper')
        return into
      }
    }
  }

  #enter(where: Where, listIn = this.#listIn): 1 {
    this.#where = where
    this.#listIn = listIn
    return 1
  }

  #begin(text: Buffer, at: number): number {
    const byte = text[at]
    if (this.#where === 'wrapper' && byte === QUOTE) this.#value.beginMember()
    else this.#value.beginValue(byte)
    // Whatever it is, its first byte belongs to it; only brackets and strings are told by it.
    return byte === OPEN_OBJECT || byte === OPEN_LIST || byte === QUOTE ? at : at + 1
  }
}

function lookedAt(text: Buffer, at: number): string {
  return text.toString('latin1', at, at + LOOK_BYTES)
}
