import { hash53 } from '../../intake/lines/hash53.ts'

interface Entry<Value> {
  readonly hash: number
  readonly value: Value
}

/**
 * Keeps what belongs to at most so many different texts: those of the smallest hashes. Which these are does not depend
 * on the order in which they come, and one that is kept at the end was kept from its first time on: counts under it
 * are whole. Memory is bounded by `most`.
 */
export class HashSample<Value> {
  readonly #entries = new Map<string, Entry<Value>>()
  readonly #most: number
  #largest: Hashed | undefined
  #isWhole = true

  constructor(most: number) {
    this.#most = most
  }

  /** Whether nothing was left aside. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  get size(): number {
    return this.#entries.size
  }

  /** What belongs to a text, made where it is not there yet; undefined where the text is not kept. */
  at(text: string, make: () => Value): Value | undefined {
    const known = this.#entries.get(text)
    if (known !== undefined) return known.value
    const entry = { hash: hash53(text), value: make() }
    if (this.#entries.size >= this.#most) {
      this.#isWhole = false
      const largest = this.#largestKept()
      if (largest === undefined || isBefore(largest, { text, hash: entry.hash })) return undefined
      this.#entries.delete(largest.text)
    }
    this.#entries.set(text, entry)
    this.#largest = undefined
    return entry.value
  }

  peek(text: string): Value | undefined {
    return this.#entries.get(text)?.value
  }

  *all(): Generator<readonly [string, Value]> {
    for (const [text, { value }] of this.#entries) yield [text, value]
  }

  #largestKept() {
    if (this.#largest !== undefined) return this.#largest
    for (const [text, { hash }] of this.#entries) {
      const each = { text, hash }
      if (this.#largest === undefined || isBefore(this.#largest, each)) this.#largest = each
    }
    return this.#largest
  }
}

interface Hashed {
  readonly text: string
  readonly hash: number
}

function isBefore(a: Hashed, b: Hashed): boolean {
  return a.hash < b.hash || (a.hash === b.hash && a.text < b.text)
}
