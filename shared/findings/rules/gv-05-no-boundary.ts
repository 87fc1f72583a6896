import { breach, type WorkflowRule } from '../rule.ts'
import { counted, named } from '../reading/wording.ts'

export const gv05: WorkflowRule = {
  code: 'GV-05',
  severity: 'medium',
  kind: 'workflow',
  judges: 'with-runs',
  title: 'No boundary declared',
  meaning:
    'The workflow decides about access, and nothing says on what, with what and up to where it may: no decision of it can be outside.',
  judge: ({ definition: { workflow, boundary }, decisions }) =>
    boundary === undefined && decisions > 0
      ? breach([
          {
            text: `version ${named(workflow.version)} made ${counted(decisions, 'decision')}`,
            evidence: [],
          },
        ])
      : undefined,
}
