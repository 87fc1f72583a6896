import type { WorkflowInFull } from '../../../shared/contract/workflows.ts'

/** Drawn up to here; beyond, a drawing would show nothing that could be read. */
const MOST_STAGES = 60
const MOST_LINES = 120

export const MOST_DRAWN = `Not drawn: more than ${MOST_STAGES} stages or ${MOST_LINES} transitions. The tables below have them.`

export function isDrawn({ stages, transitions, more }: WorkflowInFull): boolean {
  return (
    stages.length <= MOST_STAGES &&
    transitions.length <= MOST_LINES &&
    more.stages === 0 &&
    more.transitions === 0
  )
}
