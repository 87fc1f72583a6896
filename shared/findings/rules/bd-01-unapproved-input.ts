import type { CountedAttribute } from '../../model/rebuilt.ts'
import { type Approved, approvedInputs } from '../reading/approved-inputs.ts'
import { isRead } from '../reading/reads.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { named, shown } from '../reading/wording.ts'

export const bd01: DecisionRule = {
  code: 'BD-01',
  severity: 'medium',
  kind: 'decision',
  reach: 'run',
  title: 'Unapproved input evaluated',
  meaning:
    'An attribute that the boundary does not approve was evaluated: nobody agreed that it may play a part in who gets access.',
  judge: ({ dossier, run, reads }) => {
    const inputs = approvedInputs(run.definition?.boundary)
    if (inputs === undefined) return undefined
    const outside = dossier.attributes.filter((attribute) =>
      attribute.from === 'fact'
        ? !inputs.has(attribute.name)
        : isRead(reads, attribute.name) && !isApprovedPart(attribute, inputs),
    )
    return breach(
      outside.map(({ name, value, from, by }) => ({
        text: `${named(name)} = ${shown(value)} (${by.ref}${from === 'request' ? ', in the request, read by the policy' : ''})`,
        input: name,
        evidence: [by.ref],
      })),
    )
  },
}

/** A request is known by its leaves: a part of an approved input is approved with it. */
function isApprovedPart({ name }: CountedAttribute, inputs: ReadonlyMap<string, Approved>): boolean {
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1))
    if (inputs.has(name.slice(0, end))) return true
  return false
}
