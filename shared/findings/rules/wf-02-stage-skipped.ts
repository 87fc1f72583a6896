import { movingRecords, startStages } from '../reading/run-progress.ts'
import { breach, type RunRule } from '../rule.ts'
import { moveOf, unenteredLeavings } from '../reading/stage-order.ts'
import { at, named } from '../reading/wording.ts'

export const wf02: RunRule = {
  code: 'WF-02',
  severity: 'high',
  kind: 'run',
  reach: 'case',
  title: 'A transition was skipped',
  meaning:
    'The run left a stage without having entered it, though other runs show how it is entered: a step that the workflow prescribes did not happen, or was not recorded.',
  judge: (run, { enteredElsewhere, settings }) => {
    const { definition, workflow } = run
    if (definition === undefined || workflow === undefined) return undefined
    const seen = new Map<string, boolean>()
    const isFree = (stage: string): boolean => {
      const known = seen.get(stage)
      const free = known ?? !enteredElsewhere(workflow.id, stage, run.id)
      seen.set(stage, free)
      return free
    }
    const moves = movingRecords(run).map(moveOf)
    const leavings = unenteredLeavings(moves, startStages(definition.workflow), isFree, settings.skewMs)
    return breach(
      leavings.map(({ from, to, instant, placed }) => ({
        text: `${named(from)} was left for ${named(to)} at ${at(instant)} (${placed.ref}) without having been entered`,
        evidence: [placed.ref],
      })),
    )
  },
}
