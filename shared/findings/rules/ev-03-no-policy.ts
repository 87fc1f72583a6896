import { ownEvidence } from '../reading/own-evidence.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { named } from '../reading/wording.ts'

export const ev03: DecisionRule = {
  code: 'EV-03',
  severity: 'critical',
  kind: 'decision',
  reach: 'run',
  title: 'No policy id and version recorded',
  meaning: 'No check says under which rule the decision was made, so that rule cannot be put to it again.',
  judge: ({ dossier }) => {
    if (dossier.policy !== undefined) return undefined
    const expected = dossier.defined?.policy
    const text =
      expected === undefined
        ? 'no check names one'
        : `no check names one; its transition is to be decided by ${named(expected)}`
    return breach([{ text, evidence: ownEvidence(dossier) }])
  },
}
