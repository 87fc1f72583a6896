import { addDuration } from '../../model/duration.ts'
import { breach, type WorkflowRule } from '../rule.ts'
import { at, named } from '../reading/wording.ts'

export const gv04: WorkflowRule = {
  code: 'GV-04',
  severity: 'low',
  kind: 'workflow',
  judges: 'latest',
  title: 'Evidence kept beyond its retention',
  meaning: 'Evidence of the workflow is older than the boundary says it is to be kept.',
  judge: ({ definition: { workflow, boundary }, oldest, lastRecord }) => {
    const retention = boundary?.retention
    if (retention === undefined || oldest === undefined || lastRecord === undefined) return undefined
    if (addDuration(oldest.instant, retention) >= lastRecord) return undefined
    return breach([
      {
        text: `version ${named(workflow.version)}: retention ${retention}, the oldest record (${oldest.ref}) is of ${at(oldest.instant)}, the last of the case of ${at(lastRecord)}`,
        evidence: [oldest.ref],
      },
    ])
  },
}
