import type { Decision } from '../../model/decision.ts'
import type { BoundaryMark } from '../../model/decision-list.ts'

export const CSV_COLUMNS = [
  'time',
  'id',
  'run',
  'workflow',
  'workflow version',
  'transition',
  'trigger',
  'subject type',
  'subject',
  'actor',
  'outcome',
  'action',
  'entitlement',
  'result',
  'policy',
  'policy version',
  'verdict',
  'reason',
  'boundary',
  'complete',
  'findings',
] as const

/** One for each of CSV_COLUMNS; empty where there is nothing. */
export function csvCells(decision: Decision, boundary: BoundaryMark): readonly string[] {
  const { workflow, subject, action, policy, replay } = decision
  const cells: Readonly<Record<(typeof CSV_COLUMNS)[number], string | undefined>> = {
    time: decision.time,
    id: decision.id,
    run: decision.run,
    workflow: workflow?.id,
    'workflow version': workflow?.version,
    transition: decision.transition?.id,
    trigger: decision.trigger?.type,
    'subject type': subject?.type,
    subject: subject?.id,
    actor: decision.actor?.id,
    outcome: decision.outcome,
    action: action?.type,
    entitlement: action?.entitlement,
    result: action?.result,
    policy: policy?.id,
    'policy version': policy?.version,
    verdict: replay.verdict,
    reason: replay.reason,
    boundary,
    complete: decision.complete ? 'yes' : 'no',
    findings: decision.findings.join(' '),
  }
  return CSV_COLUMNS.map((column) => cells[column] ?? '')
}
