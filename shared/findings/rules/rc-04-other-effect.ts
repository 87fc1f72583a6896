import { accessChange } from '../../model/access-change.ts'
import { doneAction } from '../reading/actions.ts'
import { changeText, effectText, nearEffects, sameEffects } from '../reading/effects.ts'
import { otherEffects } from '../reading/other-effects.ts'
import { breach, type DecisionRule } from '../rule.ts'

export const rc04: DecisionRule = {
  code: 'RC-04',
  severity: 'high',
  kind: 'decision',
  reach: 'case',
  title: 'Effect differs from the action',
  meaning:
    'What another system saw happen is not what the workflow says that it did: another entitlement was given, or it was given to somebody else.',
  judge: ({ dossier }, facts) => {
    const action = doneAction(dossier)
    if (action === undefined) return undefined
    const wanted = accessChange(action.fact, dossier.subject)
    const near = nearEffects(dossier, wanted, action.by.instant, facts)
    if (sameEffects(near, wanted).length > 0) return undefined
    const soon = action.by.instant + facts.settings.joinWindowMs
    return breach(
      otherEffects(near, wanted, soon).map((effect) => ({
        text: `done ${changeText(wanted)} (${action.by.ref}), seen ${effectText(effect)}`,
        evidence: [action.by.ref, effect.ref],
      })),
    )
  },
}
