import { type CampaignSummary, ITEM_STATES, type ItemStanding, REVIEW_VERDICTS } from '../model/review.ts'
import { sameText } from './own-part.ts'
import type { CampaignState } from './state.ts'

/** A campaign as lists and heads of screens show it. */
export function summaryOf(state: CampaignState): CampaignSummary {
  const { plan, population, sample, facts, time, by } = state.opened
  return {
    id: state.id,
    openedAt: time,
    openedBy: by,
    plan,
    population,
    sample,
    facts,
    state: state.state,
    stage: state.stage,
    stages: plan.stages.map(({ name }, at) => {
      const here = state.items.filter((each) => each.stage === at)
      const through = state.items.filter((each) => each.stage >= at)
      return { name, items: through.length, closed: state.closed.has(at), states: statesOf(here) }
    }),
    verdicts: verdictsOf(state.items),
    states: statesOf(state.items),
    reviewers: reviewersOf(state),
    signOffs: [...state.signOffs],
    sentBack: reasons(state, 'sent-back'),
    reopened: reasons(state, 'reopened'),
    acts: state.acts.length,
  }
}

function statesOf(items: readonly ItemStanding[]): CampaignSummary['states'] {
  const counts = Object.fromEntries(ITEM_STATES.map((word) => [word, 0])) as CampaignSummary['states']
  for (const { state } of items) counts[state] += 1
  return counts
}

/** Conflicts count under none: no verdict stands there. */
function verdictsOf(items: readonly ItemStanding[]): CampaignSummary['verdicts'] {
  const counts = Object.fromEntries(REVIEW_VERDICTS.map((word) => [word, 0])) as CampaignSummary['verdicts']
  for (const { state, standing } of items) {
    const word = standing[0]?.ruling.verdict
    if (word !== undefined && state !== 'conflict') counts[word] += 1
  }
  return counts
}

function reviewersOf({ items, opened }: CampaignState): CampaignSummary['reviewers'] {
  return opened.plan.stages.flatMap(({ reviewers }, stage) =>
    reviewers.map(({ name }) => {
      const theirs = items.filter(
        (each) => each.stage === stage && each.assigned !== null && sameText(each.assigned, name),
      )
      return {
        stage,
        name,
        items: theirs.length,
        decided: theirs.filter(({ state }) => state === 'decided').length,
      }
    }),
  )
}

function reasons(
  { acts }: CampaignState,
  word: 'sent-back' | 'reopened',
): { by: CampaignSummary['openedBy']; time: string; reason: string }[] {
  return acts.flatMap(({ act }) =>
    act.act === word && 'reason' in act ? [{ by: act.by, time: act.time, reason: act.reason }] : [],
  )
}
