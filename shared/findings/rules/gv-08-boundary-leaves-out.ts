import { breach, type WorkflowRule } from '../rule.ts'
import { named } from '../reading/wording.ts'

const KEYS = ['inputs', 'policies', 'actions', 'entitlements', 'actors'] as const

/** Where there is no boundary at all, GV-05 says so. */
export const gv08: WorkflowRule = {
  code: 'GV-08',
  severity: 'low',
  kind: 'workflow',
  judges: 'every',
  title: 'Boundary leaves out what it should restrict',
  meaning: 'A key that a boundary leaves out restricts nothing: for it, no decision can be outside.',
  judge: ({ definition: { workflow, boundary } }) => {
    const missing = boundary === undefined ? [] : KEYS.filter((key) => boundary[key] === undefined)
    return missing.length === 0
      ? undefined
      : breach([
          { text: `version ${named(workflow.version)} leaves out ${missing.join(', ')}`, evidence: [] },
        ])
  },
}
