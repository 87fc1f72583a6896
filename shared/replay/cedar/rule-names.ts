import type { Rules } from './policy-rules.ts'

/**
 * From every id that a log may use for a rule to its rule id: the engine's own ids to the `@id` annotation
 * (else to themselves), rule ids to themselves. Policies may share an `@id`: they are then one rule by
 * name. A link's name is its own. Where an `@id` of one policy is the engine's id of another, that name
 * stands for the rule that carries it as `@id`.
 */
export function ruleNames({ rules, links }: Rules): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { kind, policyId, annotated } of rules)
    if (kind === 'static') names.set(policyId, annotated ?? policyId)
  for (const { newId } of links) names.set(newId, newId)
  for (const { kind, annotated } of rules)
    if (kind === 'static' && annotated !== undefined) names.set(annotated, annotated)
  return names
}

/** From the engine's ids alone to rule ids: how an answer of the engine is put into rule ids. */
export function nameOfPosition({ rules, links }: Rules): ReadonlyMap<string, string> {
  return new Map([
    ...rules.map(({ policyId, annotated }) => [policyId, annotated ?? policyId] as const),
    ...links.map(({ newId }) => [newId, newId] as const),
  ])
}
