import { policyName, scopeChain } from './policy-names.ts'
import type { Asked } from './check.ts'
import type { PreparedVersion } from './prepared-version.ts'
import type { BrokenPolicy, RuleTable } from './rule-table.ts'

/**
 * A policy that cannot be used, and that the version itself stands on: then it answers nothing. A version that is not
 * named as Cerbos names policies is of its first text.
 */
export function brokenSelf({ self, table, firstText }: PreparedVersion): BrokenPolicy | undefined {
  if (self === undefined) return table.broken.find(({ path }) => path === firstText)
  const chain = scopeChain(self.scope)
  return table.broken.find(
    (each) =>
      each.kind === self.kind &&
      each.name === self.name &&
      each.version === self.version &&
      chain.includes(each.scope),
  )
}

/** A policy that cannot be used, and that could have a part in this answer. */
export function brokenFor(table: RuleTable, { request, version, scopes }: Asked): BrokenPolicy | undefined {
  return table.broken.find((each) => {
    switch (each.kind) {
      case 'resource':
        return (
          each.version === version &&
          each.name === policyName(request.resource.kind) &&
          scopes.resource.includes(each.scope)
        )
      case 'principal':
        return (
          each.version === version &&
          each.name === policyName(request.principal.id) &&
          scopes.principal.includes(each.scope)
        )
      case 'role':
        return scopes.resource.includes(each.scope)
      default:
        return each.kind satisfies never
    }
  })
}
