import { overdueBy } from '../reading/due.ts'
import { breach, type WorkflowRule } from '../rule.ts'
import { named, span } from '../reading/wording.ts'

export const gv02: WorkflowRule = {
  code: 'GV-02',
  severity: 'medium',
  kind: 'workflow',
  judges: 'latest',
  title: 'Boundary review overdue',
  meaning:
    'The boundary is to be reviewed from time to time and was not: it may allow what nobody would agree to any more.',
  judge: ({ definition: { workflow, boundary }, lastRecord }) => {
    const { every, last } = boundary?.review ?? {}
    if (every === undefined) return undefined
    const version = `version ${named(workflow.version)}`
    if (last === undefined)
      return breach([{ text: `${version}: due every ${every}, no last review given`, evidence: [] }])
    const overdue = overdueBy(last, every, lastRecord)
    return overdue === undefined
      ? undefined
      : breach([
          {
            text: `${version}: last ${last}, due every ${every}, ${span(overdue)} overdue at the case's last record`,
            evidence: [],
          },
        ])
  },
}
