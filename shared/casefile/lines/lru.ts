/** Keeps what was used last, up to `limit` in weight. */
export class Lru<Key, Value> {
  readonly #limit: number
  readonly #weigh: (value: Value) => number
  readonly #entries = new Map<Key, Value>()
  #weight = 0

  constructor(limit: number, weigh: (value: Value) => number) {
    this.#limit = limit
    this.#weigh = weigh
  }

  /** The value of a key; made, and kept, where there is none. */
  get(key: Key, make: () => Value): Value {
    const kept = this.#entries.get(key)
    if (kept !== undefined) {
      this.#entries.delete(key)
      this.#entries.set(key, kept)
      return kept
    }
    const made = make()
    this.#entries.set(key, made)
    this.#weight += this.#weigh(made)
    this.#shed()
    return made
  }

  clear(): void {
    this.#entries.clear()
    this.#weight = 0
  }

  /** The newest always stays, however heavy. */
  #shed(): void {
    for (const [key, value] of this.#entries) {
      if (this.#weight <= this.#limit || this.#entries.size === 1) return
      this.#entries.delete(key)
      this.#weight -= this.#weigh(value)
    }
  }
}
