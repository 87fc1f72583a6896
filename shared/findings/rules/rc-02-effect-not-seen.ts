import { accessChange } from '../../model/access-change.ts'
import { doneAction } from '../reading/actions.ts'
import { changeText } from '../reading/effects.ts'
import { effectsOfAction } from '../reading/other-effects.ts'
import { at, span } from '../reading/wording.ts'
import { breach, type DecisionRule } from '../rule.ts'

export const rc02: DecisionRule = {
  code: 'RC-02',
  severity: 'high',
  kind: 'decision',
  reach: 'case',
  title: 'Done action whose effect was not seen',
  meaning:
    'An action is recorded as done, the case holds effects of its kind from before and after, and none of them is its own: it was said to be done and was not, or was undone unseen.',
  judge: ({ dossier }, facts) => {
    const action = doneAction(dossier)
    if (action === undefined) return undefined
    const { instant, ref } = action.by
    const window = facts.settings.effectWindowMs
    const seen = facts.effects?.seen(action.fact.type)
    // Where effects of the kind are not seen around it, the sources would not show this one either.
    if (seen === undefined || seen.first > instant + window || seen.last < instant + window) return undefined
    const wanted = accessChange(action.fact, dossier.subject)
    if (wanted.target === undefined) return undefined
    const { same, others } = effectsOfAction(dossier, wanted, instant, facts)
    if (same.length > 0 || others.length > 0) return undefined
    return breach([
      {
        text: `${changeText(wanted)} done at ${at(instant)} (${ref}), no such effect within ${span(window)}; effects of its type were seen from ${at(seen.first)} to ${at(seen.last)}`,
        evidence: [ref],
      },
    ])
  },
}
