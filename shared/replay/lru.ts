/** A map that holds at most so many entries and bytes, and forgets what was used longest ago. */
export class Lru<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly bytes: number }>()
  readonly #limits: LruLimits
  #bytes = 0

  constructor(limits: LruLimits) {
    this.#limits = limits
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.value
  }

  /** Keeps a value of about so many bytes, key included. One larger than the whole limit is not kept. */
  set(key: string, value: Value, bytes: number): void {
    this.#forget(key)
    if (bytes > this.#limits.bytes) return
    this.#entries.set(key, { value, bytes })
    this.#bytes += bytes
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limits.entries && this.#bytes <= this.#limits.bytes) return
      this.#forget(oldest)
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0
    this.#entries.delete(key)
  }
}

export interface LruLimits {
  readonly entries: number
  readonly bytes: number
}
