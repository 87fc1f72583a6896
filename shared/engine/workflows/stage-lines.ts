import { endStages, startStages } from '../../findings/reading/run-progress.ts'
import type { StageTally, WorkflowTally } from '../../model/case-tally.ts'
import type { WorkflowDefinition } from '../../model/workflow.ts'
import type { StageLine } from '../../model/workflow-view.ts'

const NEVER: Omit<StageTally, 'stage'> = { runs: 0, idle: 0, timed: 0, median: null, p95: null }

/** The stages of a definition in its order, then those that only runs name. */
export function stageLines(
  definition: WorkflowDefinition | undefined,
  tally: WorkflowTally | undefined,
): readonly StageLine[] {
  const counted = new Map((tally?.stages ?? []).map(({ stage, ...counts }) => [stage, counts]))
  const declared = new Set(definition === undefined ? [] : stagesOf(definition))
  const start = definition === undefined ? new Set<string>() : startStages(definition)
  const end = definition === undefined ? new Set<string>() : endStages(definition)
  return [...new Set([...declared, ...counted.keys()])].map((stage) => ({
    stage,
    place:
      definition !== undefined && !declared.has(stage)
        ? 'undefined'
        : start.has(stage)
          ? 'start'
          : end.has(stage)
            ? 'end'
            : 'between',
    ...(counted.get(stage) ?? NEVER),
  }))
}

/** A transition may name a stage that the list of stages has not. */
function stagesOf({ stages, transitions }: WorkflowDefinition): readonly string[] {
  return [...stages, ...transitions.flatMap(({ from, to }) => [from, to])]
}
