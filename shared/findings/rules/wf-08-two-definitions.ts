import { breach, type WorkflowRule } from '../rule.ts'
import { named } from '../reading/wording.ts'

export const wf08: WorkflowRule = {
  code: 'WF-08',
  severity: 'high',
  kind: 'workflow',
  judges: 'every',
  title: 'Two definitions of one version',
  meaning:
    'The case holds two different definitions of one id and version. The first imported counts; which of them was agreed is open.',
  judge: ({ definition, imported }) =>
    imported === 'once'
      ? undefined
      : breach([{ text: `version ${named(definition.workflow.version)}`, evidence: [] }]),
}
