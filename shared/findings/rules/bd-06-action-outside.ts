import { attemptedActions } from '../reading/actions.ts'
import { admits } from '../reading/glob.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { listed, named } from '../reading/wording.ts'

export const bd06: DecisionRule = {
  code: 'BD-06',
  severity: 'critical',
  kind: 'decision',
  reach: 'run',
  title: 'Action outside the boundary',
  meaning: 'The workflow did, or tried to do, what its boundary does not let it do.',
  judge: ({ dossier, run }) => {
    const actions = run.definition?.boundary?.actions
    const outside = attemptedActions(dossier).filter(({ fact }) => !admits(actions, fact.type))
    const seen = new Map(outside.map((each) => [each.fact.type, each]))
    return breach(
      [...seen.values()].map(({ fact, by }) => ({
        text: `${named(fact.type)} (${fact.result}, ${by.ref}), allowed: ${listed(actions ?? []) || 'none'}`,
        evidence: [by.ref],
      })),
    )
  },
}
