import type { ChangingInput } from '../../model/rebuilt.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { named, shown } from '../reading/wording.ts'

/** Of an unreplayable decision nothing is known: it is not tested. */
export const bd02: DecisionRule = {
  code: 'BD-02',
  severity: 'critical',
  kind: 'decision',
  reach: 'case',
  title: 'Unapproved input changed the outcome',
  meaning:
    'An attribute that the boundary does not approve decided: without it, or with another value that the case has seen for it, the same policy gives another outcome.',
  judge: ({ changedBy = [] }) =>
    breach(
      changedBy.map((input) => ({
        text: `${named(input.name)} = ${shown(input.value)} (${input.by.ref}): ${input.before}, ${changed(input)}`,
        input: input.name,
        evidence: [input.by.ref],
      })),
    ),
}

function changed({ other, outcome, tried }: ChangingInput): string {
  if (other === undefined) return `without it ${outcome}`
  const cut = tried === 'all' ? '' : `, one of the ${tried.most} commonest of at least ${tried.of} values`
  return `with ${shown(other)}, which the case has seen for it${cut}, ${outcome}`
}
