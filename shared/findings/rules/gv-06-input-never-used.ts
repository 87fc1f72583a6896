import { breach, type WorkflowRule } from '../rule.ts'
import { counted, named } from '../reading/wording.ts'

export const gv06: WorkflowRule = {
  code: 'GV-06',
  severity: 'low',
  kind: 'workflow',
  judges: 'with-runs',
  title: 'Approved input that no decision evaluated',
  meaning:
    'The boundary approves an input that no decision in the case evaluated: the approval is wider than its use, or the source does not log it.',
  judge: ({ definition: { workflow, boundary }, decisions, evaluated }) => {
    if (decisions === 0) return undefined
    const names = [...new Set((boundary?.inputs ?? []).map(({ name }) => name))]
    return breach(
      names
        .filter((name) => !evaluated.has(name))
        .map((name) => ({
          text: `version ${named(workflow.version)}: ${named(name)}, in ${counted(decisions, 'decision')}`,
          input: name,
          evidence: [],
        })),
    )
  },
}
