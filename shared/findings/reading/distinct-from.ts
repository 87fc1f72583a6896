import type { ApprovalRule } from '../../model/boundary.ts'
import type { Dossier } from '../../model/rebuilt.ts'

/**
 * Whose approval does not count under a rule: the subject's; the actor's, with that of its owner and
 * of those on whose behalf it acts, as any record of the decision names them.
 */
export function distinctFrom(rule: ApprovalRule, dossier: Dossier): ReadonlySet<string> {
  const ids = new Set<string>()
  if (rule.distinctFrom?.includes('subject') && dossier.subject !== undefined) ids.add(dossier.subject.id)
  const { actor } = dossier
  if (!rule.distinctFrom?.includes('actor') || actor === undefined) return ids
  const told = [dossier.models, dossier.actions, dossier.outcomes, dossier.checks].flatMap((facts) =>
    facts.map(({ by }) => by.record.actor),
  )
  for (const each of [actor, ...dossier.own.map(({ record }) => record.actor), ...told])
    if (each?.id === actor.id)
      for (const id of [each.id, each.owner, each.onBehalfOf]) if (id !== undefined) ids.add(id)
  return ids
}
