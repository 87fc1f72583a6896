import { type AccessChange, accessChange, isSameChange } from '../../model/access-change.ts'
import type { Dossier } from '../../model/rebuilt.ts'
import { doneActions } from '../reading/actions.ts'
import { effectText, nearEffects, sameEffects } from '../reading/effects.ts'
import { breach, type DecisionRule } from '../rule.ts'

export const rc03: DecisionRule = {
  code: 'RC-03',
  severity: 'critical',
  kind: 'decision',
  reach: 'case',
  title: 'Denied, and the effect is there all the same',
  meaning:
    'The decision was a denial, and another system saw the access that it denied come about: the denial was not enforced, or somebody went around it.',
  judge: ({ dossier }, facts) => {
    if (dossier.outcome !== 'deny') return undefined
    const wanted = denied(dossier)
    if (wanted?.target === undefined) return undefined
    const isDoneHere = doneActions(dossier).some(({ fact }) =>
      isSameChange(accessChange(fact, dossier.subject), wanted),
    )
    // An effect that is another decision's done action was allowed by that one.
    const there = sameEffects(nearEffects(dossier, wanted, dossier.instant, facts), wanted).filter(
      (effect) => effect.of !== 'action' || isDoneHere,
    )
    return breach(
      there.map((effect) => ({ text: `denied, and seen: ${effectText(effect)}`, evidence: [effect.ref] })),
    )
  },
}

/** What was denied: the action that was held back or tried, else what the model proposed last. */
function denied({ action, models, subject }: Dossier): AccessChange | undefined {
  if (action !== undefined) return accessChange(action.fact, subject)
  const proposal = models.findLast(({ fact }) => fact.proposal !== undefined)?.fact.proposal
  return proposal === undefined
    ? undefined
    : accessChange({ type: proposal.action, entitlement: proposal.entitlement, target: undefined }, subject)
}
