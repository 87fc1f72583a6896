import type { JsonValue } from '../../model/json.ts'
import { comparableJson } from '../../proof/canonical-json.ts'
import { HashSample } from './hash-sample.ts'

/** Names that values are kept of, values that are counted of each, and how long one may be as JSON. */
const MOST_NAMES = 1_000
const MOST_VALUES_EACH = 1_024
const LONGEST_VALUE = 1_000

interface Counted {
  readonly value: JsonValue
  count: number
}

/** The commonest values of an attribute. */
export interface CommonValues {
  /** Those seen most often first; of equals, in order of their JSON. */
  readonly values: readonly JsonValue[]
  /** How many different ones were seen, as far as they were counted. */
  readonly different: number
  /** Whether `values` are all that were seen. */
  readonly isWhole: boolean
}

const NONE: CommonValues = { values: [], different: 0, isWhole: true }

/**
 * Counts the values of attributes, in bounded memory whatever the evidence holds. What is kept does not depend on the
 * order in which they come. A value too long for a probe is left aside.
 */
export class SeenValues {
  readonly #names = new HashSample<{ readonly values: HashSample<Counted>; isWhole: boolean }>(MOST_NAMES)
  readonly #common = new Map<string, CommonValues>()

  add(name: string, value: JsonValue): void {
    const of = this.#names.at(name, () => ({ values: new HashSample(MOST_VALUES_EACH), isWhole: true }))
    if (of === undefined) return
    const text = comparableJson(value)
    if (text.length > LONGEST_VALUE) {
      of.isWhole = false
      return
    }
    const counted = of.values.at(text, () => ({ value, count: 0 }))
    if (counted !== undefined) counted.count += 1
  }

  /** The commonest `most` values of a name. To be asked once all are added: the answer is remembered. */
  commonest(name: string, most: number): CommonValues {
    const key = `${most} ${name}`
    const known = this.#common.get(key)
    if (known !== undefined) return known
    const common = this.#commonest(name, most)
    this.#common.set(key, common)
    return common
  }

  /** How often a value was seen; 0 also where it was not counted. */
  count(name: string, value: JsonValue): number {
    return this.#names.peek(name)?.values.peek(comparableJson(value))?.count ?? 0
  }

  #commonest(name: string, most: number): CommonValues {
    const of = this.#names.peek(name)
    if (of === undefined) return this.#names.isWhole ? NONE : { ...NONE, isWhole: false }
    const all = [...of.values.all()].toSorted(
      ([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1),
    )
    return {
      values: all.slice(0, most).map(([, { value }]) => value),
      different: all.length,
      isWhole: of.isWhole && of.values.isWhole && all.length <= most,
    }
  }
}
