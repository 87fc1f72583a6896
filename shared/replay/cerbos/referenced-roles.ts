import { policyScope } from './compile-policy.ts'
import { conditionText } from './conditions.ts'
import type { DerivedRole, DerivedRoles, Policy, ResourcePolicy } from './policy-model.ts'
import { policyName } from './policy-names.ts'
import type { ReferencedRole } from './rule-table.ts'

interface Definition {
  readonly role: DerivedRole
  readonly from: DerivedRoles
}

/**
 * The derived roles that the rules of a resource policy name, by name. Throws StoreRefused for imports that are not
 * there, and for names that none or more than one of them defines.
 */
export function referencedRoles(
  policy: ResourcePolicy,
  policies: readonly Policy[],
): ReadonlyMap<string, ReferencedRole> {
  const defined = new Map<string, readonly Definition[]>()
  for (const name of policy.importDerivedRoles) {
    const from = policies.find(
      (each): each is DerivedRoles =>
        each.kind === 'derivedRoles' && policyName(each.name) === policyName(name),
    )
    if (from === undefined) policy.source.refuse(`no derived roles ${name} to import`, policy.span.from)
    else
      for (const role of from.definitions)
        defined.set(role.name, [...(defined.get(role.name) ?? []), { role, from }])
  }
  const roles = new Map<string, ReferencedRole>()
  for (const { derivedRoles, from: at } of policy.rules)
    for (const name of derivedRoles) {
      const [only, second] = defined.get(name) ?? []
      if (only === undefined) policy.source.refuse(`the derived role ${name} is in none of its imports`, at)
      else if (second !== undefined)
        policy.source.refuse(`the derived role ${name} is in more than one import`, at)
      else if (!roles.has(name)) roles.set(name, referenced(only, policies))
    }
  return roles
}

function referenced({ role, from }: Definition, policies: readonly Policy[]): ReferencedRole {
  const scope = policyScope(from, policies)
  const condition = scope.condition(role.condition)
  const parameters = scope.parameters([condition])
  // Equal roles are evaluated once, wherever they are imported.
  const key = JSON.stringify(['derived role', from.name, role.name, conditionText(condition), parameters.key])
  return {
    name: role.name,
    parentRoles: new Set(role.parentRoles.includes('*') ? ['*'] : role.parentRoles),
    condition,
    parameters,
    ownKey: key,
  }
}
