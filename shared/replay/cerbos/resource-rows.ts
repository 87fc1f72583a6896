import type { PolicyScope } from './compile-policy.ts'
import { type Condition, negated } from './conditions.ts'
import { matcherOf } from './matchers.ts'
import type { Effect, PrincipalPolicy, ResourcePolicy, ResourceRule } from './policy-model.ts'
import { policyName } from './policy-names.ts'
import { nameOf } from './read-store.ts'
import type { DerivedRoleRow, Matcher, ReferencedRole, Row } from './rule-table.ts'

const ANYONE = '*'

/** Rows of a resource policy: of each rule, one for each action and role. Throws StoreRefused. */
export function resourceRows(
  policy: ResourcePolicy,
  scope: PolicyScope,
  derivedRoles: ReadonlyMap<string, ReferencedRole>,
): readonly Row[] {
  const base = rowBase(policy, scope, policy.rules)
  const resource = literal(policyName(policy.name))
  if (policy.rules.length === 0)
    return [emptyRow(base, { resource, role: never, action: never, principal: undefined })]
  return policy.rules.flatMap((rule) => {
    const { condition, effect } = consenting(policy, scope.condition(rule.condition), rule.effect)
    const ofRule = {
      ...base,
      rule: `${base.policy}#${rule.name}`,
      condition,
      effect,
      hasOutput: hasOutput(rule),
    }
    const roles = rolesOf(rule, derivedRoles)
    return rule.actions.flatMap((action) =>
      roles.map(({ role, derivedRole }): Row => {
        const memoKey = JSON.stringify(['resource', ofRule.rule, derivedRole?.name ?? ''])
        const match = {
          resource,
          role: matcherOf(policy.source, role, rule.from),
          action: matcherOf(policy.source, action, rule.from),
          principal: undefined,
        }
        return { ...ofRule, match, derivedRole, memoKey }
      }),
    )
  })
}

interface MatchedRole {
  readonly role: string
  readonly derivedRole: DerivedRoleRow | undefined
}

/** `*` among roles stands for all of them. */
function rolesOf(
  rule: ResourceRule,
  derivedRoles: ReadonlyMap<string, ReferencedRole>,
): readonly MatchedRole[] {
  const roles = rule.roles.includes(ANYONE) ? [ANYONE] : rule.roles
  return [
    ...roles.map((role) => ({ role, derivedRole: undefined })),
    ...rule.derivedRoles.flatMap((name) => {
      const derivedRole = derivedRoles.get(name)
      if (derivedRole === undefined) return []
      return [...derivedRole.parentRoles].map((role) => ({ role, derivedRole }))
    }),
  ]
}

/** Rows of a principal policy: they are for whatever role. Throws StoreRefused. */
export function principalRows(policy: PrincipalPolicy, scope: PolicyScope): readonly Row[] {
  const base = rowBase(policy, scope, policy.rules)
  const principal = policy.name
  if (policy.rules.length === 0)
    return [emptyRow(base, { resource: never, role: never, action: never, principal })]
  return policy.rules.map((rule): Row => {
    const name = `${base.policy}#${rule.name}`
    return {
      ...base,
      rule: name,
      ...consenting(policy, scope.condition(rule.condition), rule.effect),
      match: {
        resource: matcherOf(policy.source, policyName(rule.resource), rule.from),
        role: () => true,
        action: matcherOf(policy.source, rule.action, rule.from),
        principal,
      },
      derivedRole: undefined,
      memoKey: JSON.stringify(['principal', name]),
      hasOutput: hasOutput(rule),
    }
  })
}

type Base = Pick<Row, 'side' | 'policy' | 'version' | 'scope' | 'parameters'>

function rowBase(
  policy: ResourcePolicy | PrincipalPolicy,
  scope: PolicyScope,
  rules: readonly { readonly condition: Parameters<PolicyScope['condition']>[0] }[],
): Base {
  return {
    side: policy.kind,
    policy: nameOf(policy),
    version: policy.version,
    scope: policy.scope,
    parameters: scope.parameters(rules.map(({ condition }) => scope.condition(condition))),
  }
}

/** A policy without rules matches nothing, and is there all the same: the search goes on above it. */
function emptyRow(base: Base, match: Row['match']): Row {
  return {
    ...base,
    rule: base.policy,
    match,
    effect: 'deny',
    condition: undefined,
    derivedRole: undefined,
    memoKey: '',
    hasOutput: false,
  }
}

/**
 * Where a permit needs a parent's, its condition is what it takes for the parent to be asked: not met, it denies
 * (ruletable.go).
 */
function consenting(
  policy: ResourcePolicy | PrincipalPolicy,
  condition: Condition | undefined,
  effect: Effect,
): Pick<Row, 'condition' | 'effect'> {
  const turned = policy.scopePermissions === 'consent' && effect === 'permit' && condition !== undefined
  return turned ? { condition: negated(condition), effect: 'deny' } : { condition, effect }
}

function hasOutput({ outputs }: Pick<ResourceRule, 'outputs'>): boolean {
  return outputs.length > 0
}

function literal(name: string): Matcher {
  return (text) => text === name
}

function never(): boolean {
  return false
}
