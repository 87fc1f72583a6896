import { breach, type WorkflowRule } from '../rule.ts'

export const gv03: WorkflowRule = {
  code: 'GV-03',
  severity: 'high',
  kind: 'workflow',
  judges: 'with-runs',
  title: 'Exception has run out, and what it covered goes on',
  meaning:
    'Somebody agreed to a breach for a while, or as long as its surroundings stayed as they were. That is over, and the breach is not: nobody answers for it any more.',
  judge: ({ lapsed }) => breach(lapsed),
}
