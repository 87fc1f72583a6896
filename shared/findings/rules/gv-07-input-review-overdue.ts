import { overdueBy } from '../reading/due.ts'
import { breach, type WorkflowRule } from '../rule.ts'
import { named, span } from '../reading/wording.ts'

export const gv07: WorkflowRule = {
  code: 'GV-07',
  severity: 'medium',
  kind: 'workflow',
  judges: 'every',
  title: 'Input review overdue',
  meaning:
    'An approved input is to be reviewed from time to time and was not: what it rests on may have changed.',
  judge: ({ definition: { workflow, boundary }, lastRecord }) =>
    breach(
      (boundary?.inputs ?? []).flatMap(({ name, review }) => {
        const { every, last } = review ?? {}
        if (every === undefined || last === undefined) return []
        const overdue = overdueBy(last, every, lastRecord)
        if (overdue === undefined) return []
        return {
          text: `version ${named(workflow.version)}: ${named(name)} last ${last}, due every ${every}, ${span(overdue)} overdue at the case's last record`,
          input: name,
          evidence: [],
        }
      }),
    ),
}
