import type { Instant } from '../../model/time.ts'

/** What is known of an effect without reading its record: hashes (53 bits) of its texts, where it names them. */
export interface EffectFacts {
  readonly ordinal: number
  /** Of a line that tells several records, which. */
  readonly part: number
  readonly instant: Instant
  readonly target: number | undefined
  readonly entitlement: number | undefined
}

type Key = 'target' | 'entitlement'

/** Effects by target and by entitlement, each in order of time: some fifty bytes an effect. */
export class EffectIndex {
  readonly count: number
  readonly #ordinals: Uint32Array
  readonly #parts: Uint32Array
  readonly #instants: Float64Array
  readonly #keys: Readonly<Record<Key, Float64Array>>
  readonly #orders: Readonly<Record<Key, Uint32Array>>
  readonly #taken: Uint8Array

  constructor(effects: readonly EffectFacts[]) {
    this.count = effects.length
    this.#ordinals = Uint32Array.from(effects, ({ ordinal }) => ordinal)
    this.#parts = Uint32Array.from(effects, ({ part }) => part)
    this.#instants = Float64Array.from(effects, ({ instant }) => instant)
    this.#keys = {
      target: Float64Array.from(effects, ({ target }) => target ?? Number.NaN),
      entitlement: Float64Array.from(effects, ({ entitlement }) => entitlement ?? Number.NaN),
    }
    this.#orders = { target: this.#order('target'), entitlement: this.#order('entitlement') }
    this.#taken = new Uint8Array(this.count)
  }

  /** Places of the effects whose key has this hash, from one instant to another, both included; `most` of them. */
  *find(key: Key, hash: number, from: Instant, to: Instant, most: number): Generator<number> {
    const order = this.#orders[key]
    const keys = this.#keys[key]
    const first = this.#firstAt(key, hash, from)
    for (let at = first; at < order.length && at < first + most; at += 1) {
      const place = order[at] ?? 0
      if (keys[place] !== hash || (this.#instants[place] ?? 0) > to) return
      yield place
    }
  }

  lineOf(place: number): { readonly ordinal: number; readonly part: number; readonly instant: Instant } {
    return {
      ordinal: this.#ordinals[place] ?? 0,
      part: this.#parts[place] ?? 0,
      instant: this.#instants[place] ?? Number.NaN,
    }
  }

  isTaken(place: number): boolean {
    return this.#taken[place] === 1
  }

  take(place: number): void {
    this.#taken[place] = 1
  }

  #order(key: Key): Uint32Array {
    const keys = this.#keys[key]
    const places = Uint32Array.from(keys.keys()).filter((place) => !Number.isNaN(keys[place]))
    return places.toSorted((a, b) => this.#compare(keys, a, keys[b] ?? 0, this.#instants[b] ?? 0) || a - b)
  }

  #firstAt(key: Key, hash: number, from: Instant): number {
    const order = this.#orders[key]
    let [low, high] = [0, order.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#compare(this.#keys[key], order[middle] ?? 0, hash, from) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  #compare(keys: Float64Array, place: number, hash: number, instant: Instant): number {
    const [key, time] = [keys[place] ?? 0, this.#instants[place] ?? 0]
    return key < hash ? -1 : key > hash ? 1 : time - instant
  }
}
