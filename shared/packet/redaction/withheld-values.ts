import type { JsonValue } from '../../model/json.ts'
import { WITHHELD_MARK } from '../../model/withheld.ts'

/** From so many characters on, a value is told wherever its text stands, not only in the field that was named. */
const TELLING = 4
/** Shorter than this, a value is told only where it stands as a word of its own. */
const ANYWHERE = 8
/** Of a longer value, its beginning tells it: messages cut what is long. */
const BEGINNING = 32
/** Words of the formats themselves: they stand everywhere, and tell nothing. */
const COMMON = new Set(
  'permit deny step-up escalate done failed none sent approved rejected agent human service true false null reproduced diverged unreplayable'.split(
    ' ',
  ),
)
const WORD = /[\p{L}\p{N}_]/u
/** Times and places of records, in which a short value would only seem to stand; else a word. */
const TOKEN = /\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)|\bs\d+:\d+\b|[^\s"'`(),;:=[\]{}<>]+/gu

interface SameStart {
  readonly texts: Set<string>
  /** Of the texts, each once, the longest first. */
  lengths: number[]
}

/**
 * The values that are withheld from a packet, so that none of its texts tells one of them. Memory grows with the
 * distinct values; asking costs the length of the text.
 */
export class WithheldValues {
  readonly #byStart = new Map<string, SameStart>()
  readonly #long = new Map<string, string>()
  readonly #short = new Set<string>()

  /** Takes every text and number of a value. */
  add(value: JsonValue): void {
    if (typeof value === 'string') this.#addText(value)
    else if (typeof value === 'number' || typeof value === 'boolean') this.#addText(String(value))
    else if (Array.isArray(value)) for (const each of value as readonly JsonValue[]) this.add(each)
    else if (JSON.isRawJSON(value)) this.#addText(value.rawJSON)
    else if (value !== null) for (const [key, each] of Object.entries(value)) this.#addMember(key, each)
  }

  /** Whether a text tells one of them. Short ones are told by no text: they stand everywhere. */
  tells(text: string): boolean {
    return this.#next(text, 0) !== undefined
  }

  /** A text with the mark in the place of each of them; the short ones too, where they are words of their own. */
  mask(text: string): string {
    const parts: string[] = []
    let at = 0
    for (let found = this.#next(text, 0); found !== undefined; found = this.#next(text, at)) {
      parts.push(text.slice(at, found.from), WITHHELD_MARK)
      at = found.to
    }
    parts.push(text.slice(at))
    const masked = parts.join('')
    if (this.#short.size === 0) return masked
    return masked.replace(TOKEN, (token) =>
      this.#short.has(token.replace(/\.+$/, '')) ? WITHHELD_MARK : token,
    )
  }

  #addMember(key: string, value: JsonValue): void {
    // Keys of what is withheld whole are as much its content as its values, unless they are plain words.
    if (key.length >= ANYWHERE && /[^a-zA-Z_]/.test(key)) this.#addText(key)
    this.add(value)
  }

  #addText(text: string): void {
    if (text === '' || COMMON.has(text)) return
    if (text.length < TELLING) {
      this.#short.add(text)
      return
    }
    this.#addTelling(text)
    // As it stands in JSON that a message quotes.
    const escaped = JSON.stringify(text).slice(1, -1)
    if (escaped !== text) this.#addTelling(escaped)
  }

  #addTelling(text: string): void {
    if (text.length >= BEGINNING) this.#long.set(text.slice(0, BEGINNING), text)
    const start = text.slice(0, 2)
    const same = this.#byStart.get(start) ?? { texts: new Set<string>(), lengths: [] }
    this.#byStart.set(start, same)
    if (same.texts.has(text)) return
    same.texts.add(text)
    if (!same.lengths.includes(text.length))
      same.lengths = [...same.lengths, text.length].sort((a, b) => b - a)
  }

  #next(text: string, from: number): { readonly from: number; readonly to: number } | undefined {
    if (this.#byStart.size === 0) return undefined
    for (let at = from; at + TELLING <= text.length; at += 1) {
      const same = this.#byStart.get(text.slice(at, at + 2))
      if (same === undefined) continue
      for (const length of same.lengths) {
        const to = at + length
        if (to <= text.length && same.texts.has(text.slice(at, to)) && stands(text, at, to))
          return { from: at, to }
      }
      const long = this.#long.get(text.slice(at, at + BEGINNING))
      if (long !== undefined) return { from: at, to: at + sharedLength(text, at, long) }
    }
    return undefined
  }
}

/** A text of some length tells by itself; a short one only as a word. */
function stands(text: string, from: number, to: number): boolean {
  if (to - from >= ANYWHERE) return true
  return !WORD.test(text[from - 1] ?? ' ') && !WORD.test(text[to] ?? ' ')
}

function sharedLength(text: string, at: number, long: string): number {
  let length = 0
  while (length < long.length && text[at + length] === long[length]) length += 1
  return length
}
