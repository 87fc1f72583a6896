import type { Decision } from '../../model/decision.ts'
import { type Instant, instantOf } from '../../model/time.ts'
import type { SqlValue } from '../sqlite/case-database.ts'

/** The columns by which decisions are chosen. The decision itself is text, beside them. */
export const DECISION_COLUMNS = [
  'ord',
  'id',
  'run',
  'workflow',
  'workflow_version',
  'transition',
  'actor',
  'subject',
  'policy',
  'policy_version',
  'outcome',
  'action',
  'entitlement',
  'verdict',
  'reason',
  'time',
] as const

/** One value for each of DECISION_COLUMNS. */
export function decisionRow(ord: number, decision: Decision): readonly SqlValue[] {
  const { workflow, policy, action, replay } = decision
  return [
    ord,
    decision.id,
    decision.run,
    workflow?.id ?? null,
    workflow?.version ?? null,
    decision.transition?.id ?? null,
    decision.actor?.id ?? null,
    decision.subject?.id ?? null,
    policy?.id ?? null,
    policy?.version ?? null,
    decision.outcome ?? null,
    action?.type ?? null,
    action?.entitlement ?? null,
    replay.verdict,
    replay.reason ?? null,
    timeOf(decision),
  ]
}

/** When it was made. */
export function timeOf({ id, time }: Decision): Instant {
  const instant = instantOf(time)
  if (instant === undefined) throw new Error(`decision ${id} has no time: ${time}`)
  return instant
}
