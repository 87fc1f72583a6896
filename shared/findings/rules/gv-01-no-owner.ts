import { breach, type WorkflowRule } from '../rule.ts'
import { named } from '../reading/wording.ts'

export const gv01: WorkflowRule = {
  code: 'GV-01',
  severity: 'medium',
  kind: 'workflow',
  judges: 'latest',
  title: 'No owner',
  meaning: 'Nobody is named who answers for what the workflow decides.',
  judge: ({ definition: { workflow } }) =>
    (workflow.owner ?? '').trim() === ''
      ? breach([{ text: `version ${named(workflow.version)} names none`, evidence: [] }])
      : undefined,
}
