import { breach, type WorkflowRule } from '../rule.ts'
import { counted, named } from '../reading/wording.ts'

export const wf06: WorkflowRule = {
  code: 'WF-06',
  severity: 'low',
  kind: 'workflow',
  judges: 'with-runs',
  title: 'Transition that no run shows',
  meaning:
    'A transition of the definition is shown by no run in the case: it is never taken, or the source does not log it.',
  judge: ({ definition: { workflow }, shown, runs }) =>
    breach(
      workflow.transitions
        .filter((transition) => !shown.has(transition))
        .map(({ id, from, to }) => ({
          text: `version ${named(workflow.version)}: ${named(id)} from ${named(from)} to ${named(to)}, in ${counted(runs, 'run')}`,
          evidence: [],
        })),
    ),
}
