import type { JsonValue } from '../../model/json.ts'
import { WITHHELD_MARK } from '../../model/withheld.ts'
import { unescapings } from './unescaped.ts'
import { ANYWHERE, type Span, TELLING, WithheldTexts } from './withheld-texts.ts'

/** Words of the formats themselves: they stand everywhere, and tell nothing. */
const COMMON = new Set(
  'permit deny step-up escalate done failed none sent approved rejected agent human service true false null reproduced diverged unreplayable'.split(
    ' ',
  ),
)
/** Times and places of records, in which a short value would only seem to stand; else a word. */
const TOKEN = /\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)|\bs\d+:\d+\b|[^\s"'`(),;:=[\]{}<>]+/gu

/**
 * The values that are withheld from a packet, so that none of its texts tells one of them. Memory grows with the
 * distinct values; asking costs the length of the text.
 */
export class WithheldValues {
  readonly #texts = new WithheldTexts()
  readonly #short = new Set<string>()

  /** Takes every text and number of a value. */
  add(value: JsonValue): void {
    if (typeof value === 'string') this.#addText(value)
    else if (typeof value === 'number' || typeof value === 'boolean') this.#addText(String(value))
    else if (Array.isArray(value)) for (const each of value as readonly JsonValue[]) this.add(each)
    else if (JSON.isRawJSON(value)) this.#addText(value.rawJSON)
    else if (value !== null) for (const [key, each] of Object.entries(value)) this.#addMember(key, each)
  }

  /** Whether a text tells one of them, by escapes too. Short ones are told by no text: they stand everywhere. */
  tells(text: string): boolean {
    if (this.#texts.next(text, 0) !== undefined) return true
    return unescapings(text).some((read) => this.#texts.next(read.text, 0) !== undefined)
  }

  /** A text with the mark in the place of each of them; the short ones too, where they are words of their own. */
  mask(text: string): string {
    const parts: string[] = []
    let at = 0
    for (const { from, to } of this.#spans(text)) {
      if (from >= at) parts.push(text.slice(at, from), WITHHELD_MARK)
      at = Math.max(at, to)
    }
    parts.push(text.slice(at))
    const masked = parts.join('')
    if (this.#short.size === 0) return masked
    return masked.replace(TOKEN, (token) =>
      this.#short.has(token.replace(/\.+$/, '')) ? WITHHELD_MARK : token,
    )
  }

  /** The parts of a text that tell one of them, as it stands and by its escapes; ascending, and they may overlap. */
  #spans(text: string): readonly Span[] {
    const spans = this.#spansOf(text)
    for (const { text: read, from } of unescapings(text))
      for (const span of this.#spansOf(read))
        spans.push({ from: from[span.from] ?? 0, to: from[span.to] ?? text.length })
    return spans.toSorted((a, b) => a.from - b.from)
  }

  #spansOf(text: string): Span[] {
    const spans: Span[] = []
    for (let found = this.#texts.next(text, 0); found !== undefined; found = this.#texts.next(text, found.to))
      spans.push(found)
    return spans
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
    this.#texts.add(text)
  }
}
