import { accessChange } from '../../model/access-change.ts'
import { doneAction } from '../reading/actions.ts'
import { changeText, effectText } from '../reading/effects.ts'
import { effectsOfAction } from '../reading/other-effects.ts'
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
    const { same, others } = effectsOfAction(dossier, wanted, action.by.instant, facts)
    if (same.length > 0) return undefined
    return breach(
      others.map((effect) => ({
        text: `done ${changeText(wanted)} (${action.by.ref}), seen ${effectText(effect)}`,
        evidence: [action.by.ref, effect.ref],
      })),
    )
  },
}
