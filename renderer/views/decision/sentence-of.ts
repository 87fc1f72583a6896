import type { DecisionView } from '../../../shared/contract/decision.ts'
import type { Said } from '../../components/sentence.tsx'

/** What the sentence says of a decision. */
export function saidOf({ actor, outcome, action, subject, time, policy }: DecisionView): Said {
  return {
    actor: actor?.id ?? null,
    outcome,
    action: action?.type ?? null,
    entitlement: action?.entitlement ?? null,
    subject: subject?.id ?? null,
    time,
    policy: policy?.id ?? null,
    version: policy?.version ?? null,
  }
}
