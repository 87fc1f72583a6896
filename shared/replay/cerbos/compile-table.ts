import { policyScope } from './compile-policy.ts'
import { anyOf } from './matchers.ts'
import type { Policy, PrincipalPolicy, ResourcePolicy, RolePolicy } from './policy-model.ts'
import { policyKey, policyName, scopeChain } from './policy-names.ts'
import { nameOf } from './read-store.ts'
import { referencedRoles } from './referenced-roles.ts'
import { principalRows, resourceRows } from './resource-rows.ts'
import { roleRows } from './role-rows.ts'
import {
  type BrokenPolicy,
  placeKey,
  type ReferencedRole,
  type RoleRow,
  type Row,
  type RuleTable,
  type Side,
} from './rule-table.ts'
import { StoreRefused } from './store-refused.ts'

type Answering = ResourcePolicy | PrincipalPolicy | RolePolicy

/**
 * Lays out the policies of a store. A policy that cannot be used is broken, and does not keep others from answering
 * where it has no part; where Cerbos's own answer would depend on the order of policies, throws StoreRefused.
 */
export function compileTable(policies: readonly Policy[]): RuleTable {
  const rows: Row[] = []
  const allRoleRows: RoleRow[] = []
  const broken: BrokenPolicy[] = []
  const derivedRoles = new Map<string, readonly ReferencedRole[]>()
  const answering = policies.filter(isAnswering)
  for (const policy of answering)
    try {
      refuseOrphan(policy, answering)
      const scope = policyScope(policy, policies)
      if (policy.kind === 'role') allRoleRows.push(...roleRows(policy, scope))
      else if (policy.kind === 'principal') rows.push(...principalRows(policy, scope))
      else {
        const roles = referencedRoles(policy, policies)
        derivedRoles.set(nameOf(policy), [...roles.values()])
        rows.push(...resourceRows(policy, scope, roles))
      }
    } catch (error) {
      if (!(error instanceof StoreRefused)) throw error
      const { kind, version, scope } = policy
      broken.push({
        kind,
        name: policyName(policy.name),
        version,
        scope,
        path: policy.source.path,
        problem: error.message,
        place: error.place,
      })
    }
  return {
    rows: Map.groupBy(rows, (row) => placeKey(row, row.side)),
    roleRows: Map.groupBy(allRoleRows, (row) => placeKey(row, 'resource')),
    broken,
    derivedRoles,
    scopes: { resource: scopesOf(answering, 'resource'), principal: scopesOf(answering, 'principal') },
    permissions: permissionsOf(answering),
    parentRoles: parentRolesOf(answering),
  }
}

function isAnswering(policy: Policy): policy is Answering {
  return policy.kind === 'resource' || policy.kind === 'principal' || policy.kind === 'role'
}

/** A policy stands on those of its upper scopes; of resources, a role policy there may do (storage/index). */
function refuseOrphan(policy: Answering, all: readonly Answering[]): void {
  if (policy.kind === 'role') return
  for (const scope of scopeChain(policy.scope).slice(1)) {
    const key = policyKey({
      kind: policy.kind,
      name: policyName(policy.name),
      version: policy.version,
      scope,
    })
    const isThere = all.some((each) => nameOf(each) === key)
    if (!isThere && !(policy.kind === 'resource' && roleStandsIn(policy, scope, all)))
      policy.source.refuse(
        `${key} is not among the files, and ${nameOf(policy)} stands on it`,
        policy.span.from,
      )
  }
}

function roleStandsIn(policy: ResourcePolicy, scope: string, all: readonly Answering[]): boolean {
  return all.some(
    (each) =>
      each.kind === 'role' &&
      each.scope === scope &&
      each.version === policy.version &&
      each.rules.some(({ resource, from }) => anyOf(each.source, [resource], from)(policy.name)),
  )
}

/** Policies without rules make no scope for roles. */
function scopesOf(policies: readonly Answering[], side: Side): ReadonlySet<string> {
  return new Set(
    policies
      .filter((each) => (each.kind === 'principal') === (side === 'principal'))
      .filter((each) => each.kind !== 'role' || each.rules.length > 0)
      .map(({ scope }) => scope),
  )
}

function permissionsOf(policies: readonly Answering[]): RuleTable['permissions'] {
  const permissions = new Map<string, 'override' | 'consent'>()
  for (const policy of policies) {
    if (policy.kind === 'role') continue
    const known = permissions.get(policy.scope)
    if (known !== undefined && known !== policy.scopePermissions)
      policy.source.refuse(
        `policies of the scope ${JSON.stringify(policy.scope)} have different scope permissions`,
        policy.span.from,
      )
    permissions.set(policy.scope, policy.scopePermissions)
  }
  return permissions
}

function parentRolesOf(policies: readonly Answering[]): RuleTable['parentRoles'] {
  const byScope = new Map<string, Map<string, (readonly string[])[]>>()
  for (const policy of policies) {
    if (policy.kind !== 'role') continue
    const ofScope = byScope.get(policy.scope) ?? new Map<string, (readonly string[])[]>()
    byScope.set(policy.scope, ofScope)
    const lists = ofScope.get(policy.name) ?? []
    ofScope.set(policy.name, lists)
    const parents = [...new Set(policy.parentRoles)].sort()
    if (!lists.some((list) => list.join('\0') === parents.join('\0'))) lists.push(parents)
  }
  return byScope
}
