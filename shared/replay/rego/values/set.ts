import { compareValues } from './compare.ts'
import { keyOf } from './key.ts'
import type { RegoSet, Value } from './value.ts'

class MapSet implements RegoSet {
  readonly kind = 'set'
  readonly #elements: ReadonlyMap<string, Value>
  #sorted: readonly Value[] | undefined

  constructor(elements: ReadonlyMap<string, Value>) {
    this.#elements = elements
  }

  get size(): number {
    return this.#elements.size
  }

  has(element: Value): boolean {
    return this.#elements.has(keyOf(element))
  }

  elements(): readonly Value[] {
    this.#sorted ??= [...this.#elements.values()].sort(compareValues)
    return this.#sorted
  }
}

export const EMPTY_SET: RegoSet = new MapSet(new Map())

/** Of elements that are the same the first stays. */
export function setOf(elements: Iterable<Value>): RegoSet {
  const map = new Map<string, Value>()
  for (const element of elements) {
    const key = keyOf(element)
    if (!map.has(key)) map.set(key, element)
  }
  return new MapSet(map)
}
