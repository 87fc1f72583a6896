import { breach, type DecisionRule } from '../rule.ts'
import { unapprovedInputs } from '../reading/unapproved-inputs.ts'
import { named, shown } from '../reading/wording.ts'

export const bd01: DecisionRule = {
  code: 'BD-01',
  severity: 'medium',
  kind: 'decision',
  reach: 'run',
  title: 'Unapproved input evaluated',
  meaning:
    'An attribute that the boundary does not approve was evaluated: nobody agreed that it may play a part in who gets access.',
  judge: (judged) =>
    breach(
      unapprovedInputs(judged).map(({ name, value, from, by }) => ({
        text: `${named(name)} = ${shown(value)} (${by.ref}${from === 'request' ? ', in the request, read by the policy' : ''})`,
        input: name,
        evidence: [by.ref],
      })),
    ),
}
