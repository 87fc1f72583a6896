import { breach, type DecisionRule } from '../rule.ts'
import { ownEvidence } from '../reading/own-evidence.ts'
import { named } from '../reading/wording.ts'

/** The other reasons have codes of their own: EV-03, RP-03, RP-04. */
const REASONS = new Set(['engine-unavailable', 'attribute-missing', 'evaluation-error', 'no-outcome'])

export const rp05: DecisionRule = {
  code: 'RP-05',
  severity: 'medium',
  kind: 'decision',
  reach: 'run',
  title: 'Unreplayable, no other code says why',
  meaning:
    'The decision could not be put to its policy again, for a reason that lies in the engine, the request or the record. Whether it was right is open.',
  judge: ({ dossier, decision: { replay } }) => {
    const { verdict, reason, detail } = replay
    if (verdict !== 'unreplayable' || reason === undefined || !REASONS.has(reason)) return undefined
    const isLeftToPeople = dossier.outcome === 'step-up' || dossier.outcome === 'escalate'
    if (reason === 'no-outcome' && isLeftToPeople) return undefined
    const words = detail === undefined || detail === '' ? '' : `, ${named(detail)}`
    return breach([
      {
        text: `${reason}${words}`,
        evidence: dossier.check === undefined ? ownEvidence(dossier) : [dossier.check.by.ref],
      },
    ])
  },
}
