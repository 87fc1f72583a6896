import type { PolicyScope } from './compile-policy.ts'
import { anyOf, matcherOf } from './matchers.ts'
import type { RolePolicy } from './policy-model.ts'
import { nameOf } from './read-store.ts'
import type { RoleRow } from './rule-table.ts'

/** Rows of a role policy. Throws StoreRefused. */
export function roleRows(policy: RolePolicy, scope: PolicyScope): readonly RoleRow[] {
  const key = nameOf(policy)
  const parameters = scope.parameters(policy.rules.map(({ condition }) => scope.condition(condition)))
  return policy.rules.map((rule): RoleRow => ({
    rule: `${key}#${rule.name}`,
    policy: key,
    role: policy.name,
    version: policy.version,
    scope: policy.scope,
    // Matched as written, not as keys write it: so does Cerbos.
    resource: matcherOf(policy.source, rule.resource, rule.from),
    actions: anyOf(policy.source, rule.allowActions, rule.from),
    condition: scope.condition(rule.condition),
    parameters,
    memoKey: JSON.stringify(['role', key, rule.indexOfResource]),
    hasOutput: rule.outputs.length > 0,
  }))
}
