import { compareValues } from './compare.ts'
import { keyOf } from './key.ts'
import type { Entry, RegoObject, Value } from './value.ts'

/** Entries by keyOf of their keys: names such as `__proto__` are data. */
class MapObject implements RegoObject {
  readonly kind = 'object'
  readonly #entries: ReadonlyMap<string, Entry>
  #sorted: readonly Entry[] | undefined

  constructor(entries: ReadonlyMap<string, Entry>) {
    this.#entries = entries
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: Value): Value | undefined {
    return this.#entries.get(keyOf(key))?.[1]
  }

  has(key: Value): boolean {
    return this.#entries.has(keyOf(key))
  }

  entries(): readonly Entry[] {
    this.#sorted ??= [...this.#entries.values()].sort((a, b) => compareValues(a[0], b[0]))
    return this.#sorted
  }

  keys(): readonly Value[] {
    return this.entries().map(([key]) => key)
  }
}

export const EMPTY_OBJECT: RegoObject = new MapObject(new Map())

/** Of entries with one key the last counts, in the place and with the text of the first. */
export function objectOf(entries: Iterable<Entry>): RegoObject {
  const map = new Map<string, Entry>()
  for (const entry of entries) {
    const key = keyOf(entry[0])
    const before = map.get(key)
    map.set(key, before === undefined ? entry : [before[0], entry[1]])
  }
  return new MapObject(map)
}
