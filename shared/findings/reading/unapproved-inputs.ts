import type { CountedAttribute, JudgedDecision } from '../../model/rebuilt.ts'
import { type Approved, approvedInputs } from './approved-inputs.ts'
import { isRead } from './reads.ts'

/**
 * The attributes of a decision that its boundary does not approve: of those told as facts all, of the leaves of a
 * logged request those that the policy reads. None where the boundary restricts no inputs.
 */
export function unapprovedInputs({
  dossier,
  run,
  reads,
}: Pick<JudgedDecision, 'dossier' | 'run' | 'reads'>): readonly CountedAttribute[] {
  const inputs = approvedInputs(run.definition?.boundary)
  if (inputs === undefined) return []
  return dossier.attributes.filter((attribute) =>
    attribute.from === 'fact'
      ? !inputs.has(attribute.name)
      : isRead(reads, attribute.name) && !isApprovedPart(attribute, inputs),
  )
}

/** A request is known by its leaves: a part of an approved input is approved with it. */
function isApprovedPart({ name }: CountedAttribute, inputs: ReadonlyMap<string, Approved>): boolean {
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1))
    if (inputs.has(name.slice(0, end))) return true
  return false
}
