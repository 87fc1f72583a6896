import { endStages, hasEnded, idleFor } from '../reading/run-progress.ts'
import { breach, type RunRule } from '../rule.ts'
import { at, listed, span } from '../reading/wording.ts'

export const wf04: RunRule = {
  code: 'WF-04',
  severity: 'low',
  kind: 'run',
  reach: 'case',
  title: 'Run neither ended nor moved',
  meaning:
    'The run has reached no end stage and nothing more of it was recorded: it hangs, or its end did not reach the case.',
  judge: (run, facts) => {
    const idle = idleFor(run, facts)
    if (run.definition === undefined || idle === undefined || hasEnded(run)) return undefined
    const ends = listed([...endStages(run.definition.workflow)]) || 'none defined'
    const last = run.records.findLast(({ instant }) => instant === run.end)
    return breach([
      {
        text: `its last record is of ${at(run.end)}, ${span(idle)} before the last of the case; end stages: ${ends}`,
        evidence: last === undefined ? [] : [last.ref],
      },
    ])
  },
}
