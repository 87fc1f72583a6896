import {
  type DecisionSummary,
  LONGEST_FACET_VALUE,
  MOST_FACET_VALUES,
  NO_VALUE,
} from '../../model/decision-list.ts'
import { byBytes } from '../../replay/byte-order.ts'
import type { Facet } from './facets.ts'

type FacetSummary = DecisionSummary['facets'][Facet['field']]

/**
 * Values of a facet with their counts under a filter, the commonest of the whole case first: so they stay in place,
 * whatever the filter. Of too many, the commonest under the filter, and what the filter names.
 */
export class TopValues {
  readonly #facet: Facet
  readonly #all: Uint32Array
  /** Codes that there is a value for, in order; undefined: too many to be listed. */
  readonly #listed: readonly number[] | undefined

  /** `all`: how often each value is in the whole case. */
  constructor(facet: Facet, all: Uint32Array) {
    this.#facet = facet
    this.#all = all
    const { values } = facet
    const codes = values.map((_, code) => code).filter((code) => this.#isListed(code))
    if (codes.length <= MOST_FACET_VALUES) this.#listed = codes.sort((a, b) => this.#compare(a, b))
  }

  of(counts: Uint32Array, named: readonly string[]): FacetSummary {
    const { values } = this.#facet
    const codes = this.#listed ?? this.#commonest(counts, named).sort((a, b) => this.#compare(a, b))
    // "None" is no value of its own, but where there are decisions that have none it is listed as one.
    const distinct = values.length - 1 + Number(this.#isListed(0))
    return {
      values: distinct,
      top: codes.map((code) => ({ value: values[code] as string, count: counts[code] as number })),
    }
  }

  #isListed(code: number): boolean {
    const value = this.#facet.values[code] as string
    return value === NO_VALUE ? (this.#all[code] as number) > 0 : value.length <= LONGEST_FACET_VALUE
  }

  #compare(a: number, b: number): number {
    const { values } = this.#facet
    return (
      (this.#all[b] as number) - (this.#all[a] as number) || byBytes(values[a] as string, values[b] as string)
    )
  }

  #commonest(counts: Uint32Array, named: readonly string[]): number[] {
    const wanted = new Set(named)
    const chosen: number[] = []
    let top: number[] = []
    const shed = () => {
      top = top.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
      top.length = Math.min(top.length, MOST_FACET_VALUES)
    }
    let least = -1
    for (let code = 0; code < counts.length; code += 1) {
      if (wanted.size > 0 && wanted.has(this.#facet.values[code] as string)) chosen.push(code)
      else if ((counts[code] as number) > least && this.#isListed(code)) {
        top.push(code)
        if (top.length >= 4 * MOST_FACET_VALUES) {
          shed()
          least = counts[top.at(-1) as number] as number
        }
      }
    }
    shed()
    return [...chosen, ...top].slice(0, MOST_FACET_VALUES)
  }
}
