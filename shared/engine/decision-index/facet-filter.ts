import type { DecisionFilter } from '../../model/decision-list.ts'
import type { Facet } from './facets.ts'

/** What `shapeVerdicts` says of a shape: it fails nothing; facet n alone, by n + 1; or more than that. */
export const PASSES = 0
const FAILS = 255

/**
 * For each shape which filters rule it out: none, one facet alone (so that it still counts in that facet), or more.
 * `ruledOut`: shapes (1) that other conditions rule out.
 */
export function shapeVerdicts(
  shapes: number,
  facets: readonly Facet[],
  given: DecisionFilter['facets'],
  ruledOut: Uint8Array | undefined,
): Uint8Array {
  const verdicts = new Uint8Array(shapes)
  for (const [number, facet] of facets.entries()) {
    const wanted = given[facet.field]
    if (wanted === undefined || wanted.length === 0) continue
    const named = new Set(wanted)
    const passing = Uint8Array.from(facet.values, (value) => (named.has(value) ? 1 : 0))
    let from = 0
    for (let shape = 0; shape < shapes; shape += 1) {
      const end = facet.ends === undefined ? shape + 1 : (facet.ends[shape] as number)
      let passes = false
      for (let at = from; at < end; at += 1) if (passing[facet.codes[at] as number] === 1) passes = true
      if (!passes) verdicts[shape] = verdicts[shape] === PASSES ? number + 1 : FAILS
      from = end
    }
  }
  if (ruledOut !== undefined)
    for (let shape = 0; shape < shapes; shape += 1) if (ruledOut[shape] === 1) verdicts[shape] = FAILS
  return verdicts
}

/** How many decisions have each value of a facet, under all filters but the facet's own. */
export function facetCounts(
  facet: Facet,
  number: number,
  weights: Uint32Array,
  verdicts: Uint8Array,
): Uint32Array {
  const counts = new Uint32Array(facet.values.length)
  const { codes, ends } = facet
  let from = 0
  for (let shape = 0; shape < weights.length; shape += 1) {
    const end = ends === undefined ? shape + 1 : (ends[shape] as number)
    const verdict = verdicts[shape] as number
    if (verdict === PASSES || verdict === number + 1)
      for (let at = from; at < end; at += 1) {
        const code = codes[at] as number
        counts[code] = (counts[code] as number) + (weights[shape] as number)
      }
    from = end
  }
  return counts
}
