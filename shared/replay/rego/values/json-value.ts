import { numberOfText } from './number.ts'
import { objectOf } from './object.ts'
import type { Entry, Value } from './value.ts'

export type JsonValueReading =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false
      readonly reason: 'not-json' | 'duplicate-key' | 'too-deep'
      readonly detail: string
    }

export interface JsonReadingRules {
  /** Of two members with one key: refused, or the last counts, as in Go's encoding/json. */
  readonly duplicates: 'refused' | 'last'
  /** How many arrays and objects may stand in one another. */
  readonly maxDepth: number
}

/**
 * Reads JSON (RFC 8259) into a value of Rego, numbers by their text: `1.0` and `1e400` stay what they are. Halves of
 * surrogate pairs become U+FFFD. Never throws: the text is hostile.
 */
export function valueOfJson(text: string, rules: JsonReadingRules): JsonValueReading {
  try {
    return { ok: true, value: new JsonReader(text, rules).document() }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason, detail: error.message }
    throw error
  }
}

class Refused extends Error {
  readonly reason: 'not-json' | 'duplicate-key' | 'too-deep'

  constructor(reason: Refused['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const PLAIN = /[^"\\\u{0}-\u{1f}]*/uy
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const SPACE = /[ \t\n\r]*/y

class JsonReader {
  readonly #text: string
  readonly #rules: JsonReadingRules
  #at = 0
  #depth = 0

  constructor(text: string, rules: JsonReadingRules) {
    this.#text = text
    this.#rules = rules
  }

  document(): Value {
    const value = this.#value()
    this.#take(SPACE)
    if (this.#at < this.#text.length) this.#unexpected('the end of the text')
    return value
  }

  #value(): Value {
    this.#take(SPACE)
    switch (this.#text.charAt(this.#at)) {
      case '{':
        return this.#object()
      case '[':
        return this.#array()
      case '"':
        return this.#string()
      case 't':
        return this.#word('true', true)
      case 'f':
        return this.#word('false', false)
      case 'n':
        return this.#word('null', null)
      default:
        return numberOfText(this.#take(NUMBER) ?? this.#unexpected('a value'))
    }
  }

  #object(): Value {
    this.#enter()
    const entries: Entry[] = []
    const seen = new Set<string>()
    if (!this.#closes('}')) {
      do {
        this.#take(SPACE)
        const key = this.#string()
        if (this.#rules.duplicates === 'refused' && seen.has(key))
          throw new Refused('duplicate-key', `key ${JSON.stringify(key.slice(0, 60))} is given twice`)
        seen.add(key)
        this.#take(SPACE)
        if (!this.#takes(':')) this.#unexpected("':'")
        entries.push([key, this.#value()])
        this.#take(SPACE)
      } while (this.#takes(','))
      if (!this.#takes('}')) this.#unexpected("',' or '}'")
    }
    this.#depth -= 1
    return objectOf(entries)
  }

  #array(): Value {
    this.#enter()
    const items: Value[] = []
    if (!this.#closes(']')) {
      do {
        items.push(this.#value())
        this.#take(SPACE)
      } while (this.#takes(','))
      if (!this.#takes(']')) this.#unexpected("',' or ']'")
    }
    this.#depth -= 1
    return items
  }

  #enter(): void {
    this.#at += 1
    this.#depth += 1
    if (this.#depth > this.#rules.maxDepth)
      throw new Refused('too-deep', `nested deeper than ${this.#rules.maxDepth}`)
  }

  /** JSON.parse reads the token, once it is known to be one. */
  #string(): string {
    const from = this.#at
    if (!this.#takes('"')) this.#unexpected('a string')
    this.#take(PLAIN)
    while (this.#take(ESCAPE) !== undefined) this.#take(PLAIN)
    if (!this.#takes('"')) this.#unexpected('a character of a string')
    return (JSON.parse(this.#text.slice(from, this.#at)) as string).toWellFormed()
  }

  #word<T extends Value>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#unexpected('a value')
    this.#at += word.length
    return value
  }

  #closes(bracket: string): boolean {
    this.#take(SPACE)
    return this.#takes(bracket)
  }

  #takes(character: string): boolean {
    if (this.#text.charAt(this.#at) !== character) return false
    this.#at += 1
    return true
  }

  /** Requires a sticky pattern. */
  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const token = pattern.exec(this.#text)?.[0]
    this.#at += token?.length ?? 0
    return token
  }

  #unexpected(wanted: string): never {
    const found = this.#text.codePointAt(this.#at)
    const seen =
      found === undefined ? 'the text ends' : `${JSON.stringify(String.fromCodePoint(found))} stands`
    throw new Refused('not-json', `${seen} where ${wanted} should be, at character ${this.#at}`)
  }
}
