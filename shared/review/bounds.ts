import type { StratumBound } from '../model/review.ts'
import { upperBound } from './sample-size.ts'
import type { CampaignState } from './state.ts'

/** Where a plan names no confidence of its own. */
const USUAL_CONFIDENCE = 0.95

/**
 * What the verdicts say of each stratum as a whole: of how many items at most the access would be revoked. It holds for
 * what was drawn by the plan, as far as it is judged; items left open are no part of it.
 */
export function stratumBounds(state: CampaignState): readonly StratumBound[] {
  const { size } = state.opened.sample.plan
  const confidence = size.method === 'attribute' ? size.confidence : USUAL_CONFIDENCE
  const verdicts = new Map(state.results.map(({ item, verdict }) => [item, verdict]))
  return state.opened.sample.strata.map((stratum, at) => {
    const words = state.items.flatMap(({ item }) =>
      item.stratum === at ? (verdicts.get(item.id) ?? []) : [],
    )
    const judged = words.length
    const revoked = words.filter((word) => word === 'revoke').length
    const atMost = upperBound({ size: stratum.size, judged, deviating: revoked }, confidence)
    const rateAtMost = stratum.size === 0 ? 0 : atMost / stratum.size
    return { stratum: at, size: stratum.size, judged, revoked, confidence, atMost, rateAtMost }
  })
}
