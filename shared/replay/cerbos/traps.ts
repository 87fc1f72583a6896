import type { PolicyVersion } from '../../model/policy.ts'
import type { PolicyTrap } from '../policy-text.ts'
import type { ConditionText, Policy, ResourcePolicy, ResourceRule } from './policy-model.ts'
import { policyName } from './policy-names.ts'
import { nameOf } from './read-store.ts'
import { readablePolicies } from './rule-places.ts'

/** Traps in the Cerbos policies of a version. */
export function cerbosTraps(version: PolicyVersion): readonly PolicyTrap[] {
  const policies = readablePolicies(version)
  return policies.flatMap((policy) => [
    ...(policy.kind === 'resource' ? resourceTraps(policy, policies) : []),
    ...(policy.kind === 'derivedRoles' ? unusedRoles(policy, policies) : []),
  ])
}

function resourceTraps(policy: ResourcePolicy, policies: readonly Policy[]): readonly PolicyTrap[] {
  return [
    ...policy.rules.flatMap((rule) => [
      ...permitsAll(policy, rule),
      ...shadowed(policy, rule),
      ...always(policy, rule),
    ]),
    ...missingImports(policy, policies),
  ]
}

/** A rule that permits every action to anybody who has the role, whatever the request. */
function permitsAll(policy: ResourcePolicy, rule: ResourceRule): readonly PolicyTrap[] {
  if (rule.effect !== 'permit' || rule.condition !== undefined || !rule.actions.includes('*')) return []
  const who = rule.roles.includes('*') ? 'anybody' : [...rule.roles, ...rule.derivedRoles].join(', ')
  const message = `Every action is permitted to ${who} without a condition: actions that are added later, too.`
  return [trap('over-permits', message, policy, rule)]
}

/** A permit that never decides, since another rule always denies what it is for. */
function shadowed(policy: ResourcePolicy, rule: ResourceRule): readonly PolicyTrap[] {
  if (rule.effect !== 'permit') return []
  const over = policy.rules.find(
    (other) => other.effect === 'deny' && other.condition === undefined && covers(other, rule),
  )
  if (over === undefined) return []
  return [
    trap(
      'shadowed',
      `The rule ${over.name} denies all that this one permits, on no condition.`,
      policy,
      rule,
    ),
  ]
}

/** Whether a rule is for all that another is for. Patterns but `*` are not taken apart. */
function covers(over: ResourceRule, rule: ResourceRule): boolean {
  const holds = (all: readonly string[], some: readonly string[]) =>
    all.includes('*') || some.every((each) => all.includes(each))
  if (!holds(over.actions, rule.actions)) return false
  if (over.roles.includes('*')) return true
  return rule.derivedRoles.length === 0 && holds(over.roles, rule.roles)
}

function always(policy: ResourcePolicy, rule: ResourceRule): readonly PolicyTrap[] {
  const said = constantOf(rule.condition)
  if (said === undefined) return []
  if (!said) return [trap('unreachable', 'Its condition is never met.', policy, rule)]
  return [trap('always', 'Its condition is always met, and guards nothing.', policy, rule)]
}

/** What a condition always comes to; undefined: that depends. */
function constantOf(condition: ConditionText | undefined): boolean | undefined {
  if (condition === undefined) return undefined
  if (condition.op === 'expr') {
    const text = condition.expression.text.trim()
    return text === 'true' ? true : text === 'false' ? false : undefined
  }
  const parts = condition.of.map(constantOf)
  if (condition.op === 'all')
    return parts.includes(false) ? false : parts.every((part) => part === true) || undefined
  const some = parts.includes(true) ? true : parts.every((part) => part === false) ? false : undefined
  return condition.op === 'any' || some === undefined ? some : !some
}

function missingImports(policy: ResourcePolicy, policies: readonly Policy[]): readonly PolicyTrap[] {
  const missing = policy.importDerivedRoles.filter(
    (name) =>
      !policies.some((each) => each.kind === 'derivedRoles' && policyName(each.name) === policyName(name)),
  )
  return missing.map((name) => ({
    kind: 'unreachable',
    message: `The derived roles ${name} are not among the files: a PDP would not load this policy.`,
    rules: [],
    path: policy.source.path,
    ...policy.span,
  }))
}

/** Derived roles that no rule of the version names. */
function unusedRoles(
  policy: Extract<Policy, { kind: 'derivedRoles' }>,
  policies: readonly Policy[],
): readonly PolicyTrap[] {
  const named = new Set(
    policies.flatMap((each) =>
      each.kind === 'resource' ? each.rules.flatMap(({ derivedRoles }) => derivedRoles) : [],
    ),
  )
  return policy.definitions
    .filter(({ name }) => !named.has(name))
    .map(({ name, from, to }) => ({
      kind: 'ignored',
      message: `No rule of this version names the derived role ${name}: it is never asked for.`,
      rules: [],
      path: policy.source.path,
      from,
      to,
    }))
}

function trap(
  kind: PolicyTrap['kind'],
  message: string,
  policy: ResourcePolicy,
  rule: ResourceRule,
): PolicyTrap {
  return {
    kind,
    message,
    rules: [`${nameOf(policy)}#${rule.name}`],
    path: policy.source.path,
    from: rule.from,
    to: rule.to,
  }
}
