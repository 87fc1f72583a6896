import type { DecisionFilter, DecisionSummary, FacetField } from '../../model/decision-list.ts'
import { facetCounts, PASSES } from './facet-filter.ts'
import type { Facet } from './facets.ts'
import type { IndexColumns } from './index-columns.ts'
import type { Selection } from './selections.ts'
import { timeBuckets } from './time-buckets.ts'
import { TopValues } from './top-values.ts'

interface Counted {
  /** Decisions of each shape that text, conditions and time leave. */
  readonly weights: Uint32Array
  /** Decisions by time, under all filters but the time. */
  readonly counts: Uint32Array
  readonly outside: Uint32Array
}

/** Counts of a case's decisions under filters: one look at each decision, then one at each shape for each facet. */
export class Summaries {
  readonly #columns: IndexColumns
  readonly #facets: readonly { readonly facet: Facet; readonly top: TopValues }[]
  readonly #buckets: ReturnType<typeof timeBuckets>
  /** Shapes (1) outside the boundary. */
  readonly #outside: Uint8Array
  readonly #ofAll: Counted

  constructor(columns: IndexColumns, facets: readonly Facet[]) {
    this.#columns = columns
    const none = new Uint8Array(columns.shapes.size)
    this.#facets = facets.map((facet, number) => ({
      facet,
      top: new TopValues(facet, facetCounts(facet, number, columns.weights, none)),
    }))
    this.#buckets = timeBuckets(columns.time)
    const { codes, values } = columns.shapes.column('boundary')
    this.#outside = Uint8Array.from(codes, (code) => (values[code] === 'outside' ? 1 : 0))
    const all = {
      holds: undefined,
      verdicts: none,
      narrows: false,
      from: -Infinity,
      to: Infinity,
      isAll: true,
    }
    this.#ofAll = this.#count(all)
  }

  of(selection: Selection, given: DecisionFilter['facets']): DecisionSummary {
    const { verdicts } = selection
    const { weights, counts, outside } = selection.isAll ? this.#ofAll : this.#count(selection)
    let total = 0
    for (let shape = 0; shape < weights.length; shape += 1)
      if (verdicts[shape] === PASSES) total += weights[shape] as number
    const facets = this.#facets.map(({ facet, top }, number) => [
      facet.field,
      top.of(facetCounts(facet, number, weights, verdicts), given[facet.field] ?? []),
    ])
    return {
      total,
      all: this.#columns.count,
      facets: Object.fromEntries(facets) as Record<FacetField, DecisionSummary['facets'][FacetField]>,
      histogram: {
        start: this.#buckets.start,
        bucketMs: this.#buckets.width,
        counts: [...counts],
        outside: [...outside],
      },
    }
  }

  #count({ holds, verdicts, from, to }: Selection): Counted {
    const { count, time, shape, shapes } = this.#columns
    const bucketOf = this.#buckets.of
    const weights = new Uint32Array(shapes.size)
    const counts = new Uint32Array(this.#buckets.count)
    const outside = new Uint32Array(this.#buckets.count)
    for (let place = 0; place < count; place += 1) {
      if (holds !== undefined && holds[place] === 0) continue
      const number = shape[place] as number
      const instant = time[place] as number
      if (instant >= from && instant < to) weights[number] = (weights[number] as number) + 1
      if (verdicts[number] !== PASSES) continue
      const bucket = bucketOf[place] as number
      counts[bucket] = (counts[bucket] as number) + 1
      outside[bucket] = (outside[bucket] as number) + (this.#outside[number] as number)
    }
    return { weights, counts, outside }
  }
}
