import { changeOf, effectText } from '../reading/effects.ts'
import { breach, type EffectRule } from '../rule.ts'

export const rc01: EffectRule = {
  code: 'RC-01',
  severity: 'critical',
  kind: 'effect',
  title: 'Access change that no decision explains',
  meaning:
    'Another system saw access change, and no decision of the case did that to this target at that time: it was done around the workflows, or their evidence is not complete.',
  judge: (seen) =>
    seen.isTaken
      ? undefined
      : breach([{ text: effectText({ ...seen, change: changeOf(seen) }), evidence: [seen.ref] }]),
}
