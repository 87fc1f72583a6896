import type { CaseFacts } from '../../model/case-facts.ts'
import type { PlacedRecord, RebuiltRun } from '../../model/rebuilt.ts'
import type { WorkflowDefinition } from '../../model/workflow.ts'
import { isOnlyApproval } from './approval-only.ts'

/** Where a workflow begins: as it says; else the stages that no transition enters, else the first. */
export function startStages({ start, stages, transitions }: WorkflowDefinition): ReadonlySet<string> {
  if (start !== undefined) return new Set([start])
  const entered = new Set(transitions.map(({ to }) => to))
  const never = stages.filter((stage) => !entered.has(stage))
  return new Set(never.length > 0 ? never : stages.slice(0, 1))
}

/** Where it ends: as it says; else the stages that no transition leaves. */
export function endStages({ end, stages, transitions }: WorkflowDefinition): ReadonlySet<string> {
  if (end !== undefined) return new Set(end)
  const left = new Set(transitions.map(({ from }) => from))
  return new Set(stages.filter((stage) => !left.has(stage)))
}

interface Progress {
  readonly moving: readonly PlacedRecord[]
  readonly ended: boolean
}

/** Worked out once a run: each of its decisions may ask. */
const known = new WeakMap<RebuiltRun, Progress>()

/**
 * The records that move a run, in order: those with a transition, but for an approval alone at a
 * deciding transition, which is given while the run waits before it.
 */
export function movingRecords(run: RebuiltRun): readonly PlacedRecord[] {
  return progressOf(run).moving
}

/** Whether a run has reached an end stage of its definition. */
export function hasEnded(run: RebuiltRun): boolean {
  return progressOf(run).ended
}

function progressOf(run: RebuiltRun): Progress {
  const before = known.get(run)
  if (before !== undefined) return before
  const deciding = decidingTransitions(run)
  const ends = run.definition === undefined ? new Set<string>() : endStages(run.definition.workflow)
  const moving = run.records.filter(({ record }) => {
    const { transition } = record
    return transition !== undefined && !(deciding.has(transition.id) && isOnlyApproval(record))
  })
  const progress = { moving, ended: moving.some(({ record }) => ends.has(record.transition?.to ?? '')) }
  known.set(run, progress)
  return progress
}

/** How long nothing of a run was recorded before the case's last record, where that is beyond the idle limit. */
export function idleFor(run: RebuiltRun, { lastRecord, settings }: CaseFacts): number | undefined {
  const idle = lastRecord === undefined ? 0 : lastRecord - run.end
  return idle > settings.idleLimitMs ? idle : undefined
}

/** Formats.md 4, rule 1: those marked, and any with an outcome; where none is marked, any with a check. */
function decidingTransitions({ definition, records }: RebuiltRun): ReadonlySet<string> {
  const marked = (definition?.workflow.transitions ?? []).filter(({ decision }) => decision === true)
  const deciding = new Set(marked.map(({ id }) => id))
  for (const { record } of records) {
    const decides = record.outcome !== undefined || (marked.length === 0 && record.check !== undefined)
    if (record.transition !== undefined && decides) deciding.add(record.transition.id)
  }
  return deciding
}
