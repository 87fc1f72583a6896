import type { CampaignSummary } from '../../../shared/model/review.ts'
import { count } from '../../words/numbers.ts'

/** Where a campaign stands, in a few words. */
export function stateWords({ state, stage, stages, states, sample }: CampaignSummary): string {
  switch (state) {
    case 'finished':
      return 'signed by two'
    case 'signed':
      return 'waits for a second signature'
    case 'open': {
      if (states.conflict > 0) return `${count(states.conflict)} in conflict`
      if (states.decided === sample.size) return 'waits for a signature'
      return stages.length > 1 ? `at stage ${stage + 1} of ${stages.length}` : 'under review'
    }
  }
}

/** Whether all items of the open stage are decided, so that it can be closed, or signed if it is the last. */
export function stageIsDone({ stages, stage }: CampaignSummary): boolean {
  const open = stages[stage]
  return open !== undefined && open.states.open + open.states.escalated + open.states.conflict === 0
}
