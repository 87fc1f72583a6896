import { CannotEvaluate } from '../cel/outcome.ts'
import { sortedOnce } from '../byte-order.ts'
import { type Binding, bindingsFor } from './bindings.ts'
import { satisfied } from './conditions.ts'
import type { EvaluationRun } from './evaluation-run.ts'
import type { Effect } from './policy-model.ts'
import { policyKey, policyName } from './policy-names.ts'
import type { CerbosRequest } from './request.ts'
import { placeKey, type RuleTable, type Side } from './rule-table.ts'

/** What is asked of the table. */
export interface Asked {
  readonly request: CerbosRequest
  /** The version of the resource policies. */
  readonly version: string
  /** The version that principal policies are looked for by; their rules count by that of the resource. */
  readonly principalVersion: string
  /** The scope of the resource. */
  readonly scope: string
  readonly scopes: Readonly<Record<Side, readonly string[]>>
}

export interface Answer {
  readonly effect: Effect
  /** Rules that decided; none: nothing did, which denies. */
  readonly determining: readonly string[]
  /** Derived roles that were found effective on the way. */
  readonly derivedRoles: readonly string[]
}

/** An effect that rules gave. */
interface Given {
  readonly effect: Effect
  readonly rules: readonly string[]
}

/**
 * What a PDP answers for one action (ruletable/check.go): principal policies first, then, for one role after the
 * other until one permits, resource policies with the role policies. Throws CannotEvaluate.
 */
export function check(table: RuleTable, asked: Asked, run: EvaluationRun): Answer {
  if (!someoneIsAsked(table, asked)) return { effect: 'deny', determining: [], derivedRoles: [] }
  run.rolesBefore = () => rolesBefore(table, asked, run)
  let derivedRoles: readonly string[] = []
  for (const name of ['principal', 'resource'] as const) {
    const side = new SideCheck(table, asked, run, name)
    const given = checkSide(side, asked.request.principal.roles)
    derivedRoles = side.derivedRoles
    if (given !== undefined)
      return { effect: given.effect, determining: sortedOnce(given.rules), derivedRoles }
  }
  return { effect: 'deny', determining: [], derivedRoles }
}

/** Whether any principal policy of the version is there, of whatever principal, or any policy of the resource. */
function someoneIsAsked(table: RuleTable, { request, version, principalVersion, scopes }: Asked): boolean {
  const resource = policyName(request.resource.kind)
  return (
    scopes.principal.some((scope) =>
      table.rows.has(placeKey({ version: principalVersion, scope }, 'principal')),
    ) ||
    scopes.resource.some((scope) => {
      const place = placeKey({ version, scope }, 'resource')
      const isFor = (row: { readonly resource: (text: string) => boolean }) => row.resource(resource)
      return (
        (table.rows.get(place) ?? []).some(({ match }) => isFor(match)) ||
        (table.roleRows.get(place) ?? []).some(isFor)
      )
    })
  )
}

function checkSide(side: SideCheck, roles: readonly string[]): Given | undefined {
  const denied: Given[] = []
  for (const role of side.side === 'principal' ? roles.slice(0, 1) : roles) {
    const given = side.forRole(role)
    if (given?.effect === 'permit') return given
    if (given !== undefined) denied.push(given)
  }
  return denied.length === 0 ? undefined : { effect: 'deny', rules: denied.flatMap(({ rules }) => rules) }
}

/**
 * What `runtime.effectiveDerivedRoles` is while principal policies are asked: what was left from the action that was
 * asked before; nothing for the first one. Throws CannotEvaluate where it could be more than nothing.
 */
function rolesBefore(table: RuleTable, asked: Asked, run: EvaluationRun): readonly string[] {
  if (asked.request.earlierActions.length === 0) return []
  const resources = new SideCheck(table, asked, run.apart(), 'resource')
  if (asked.scopes.resource.some((scope) => resources.effectiveRoles(scope).length > 0))
    throw new CannotEvaluate('a principal policy reads the derived roles of the action that was asked before')
  return []
}

class SideCheck {
  readonly side: Side
  readonly #table: RuleTable
  readonly #asked: Asked
  readonly #run: EvaluationRun
  readonly #effective = new Map<string, readonly string[]>()

  /** Requires the principal side to be checked first. */
  constructor(table: RuleTable, asked: Asked, run: EvaluationRun, side: Side) {
    this.side = side
    this.#table = table
    this.#asked = asked
    this.#run = run
  }

  get derivedRoles(): readonly string[] {
    return sortedOnce([...this.#effective.values()].flat())
  }

  /** What the policies give a role, from the scope that was asked upwards; undefined: nothing. */
  forRole(role: string): Given | undefined {
    const permits: string[] = []
    for (const scope of this.#asked.scopes[this.side]) {
      if (this.side === 'resource') this.#run.effectiveRoles = this.effectiveRoles(scope)
      const { denying, permitting } = this.#holdIn(scope, role)
      if (denying.length > 0) return { effect: 'deny', rules: denying }
      permits.push(...permitting)
      if (permits.length === 0) continue
      const permissions = this.#table.permissions.get(scope)
      if (permissions === 'override') return { effect: 'permit', rules: permits }
      // A parent has to permit it too.
      if (permissions === 'consent') permits.length = 0
    }
    return undefined
  }

  #holdIn(scope: string, role: string): Readonly<Record<'denying' | 'permitting', readonly string[]>> {
    const { request, version } = this.#asked
    const bindings = bindingsFor(this.#table, {
      side: this.side,
      version,
      scope,
      resource: policyName(request.resource.kind),
      action: request.action,
      earlierActions: request.earlierActions,
      roles: this.#withParents([role]),
      principal: request.principal.id,
    })
    const holding = bindings.filter((binding) => this.#holds(binding))
    const ofEffect = (effect: Effect) =>
      holding.filter((each) => each.effect === effect).map(({ rule }) => rule)
    return { denying: ofEffect('deny'), permitting: ofEffect('permit') }
  }

  #holds({ rule, condition, parameters, derivedRole }: Binding): boolean {
    const none = { key: '', variables: new Map(), constants: new Map() }
    if (parameters !== undefined) this.#run.variablesFor(parameters)
    if (derivedRole !== undefined) {
      this.#run.variablesFor(derivedRole.parameters)
      const isRole = satisfied(derivedRole.condition, (each) =>
        this.#run.holds(each, derivedRole.parameters, rule),
      )
      if (!isRole) return false
    }
    return satisfied(condition, (each) => this.#run.holds(each, parameters ?? none, rule))
  }

  /** The derived roles that the rules of a scope's policy name and the principal has, sorted. */
  effectiveRoles(scope: string): readonly string[] {
    const known = this.#effective.get(scope)
    if (known !== undefined) return known
    const { request, version } = this.#asked
    const key = policyKey({ kind: 'resource', name: policyName(request.resource.kind), version, scope })
    const roles = new Set(this.#withParents(request.principal.roles))
    const effective = (this.#table.derivedRoles.get(key) ?? []).filter((role) => {
      if (!role.parentRoles.has('*') && ![...role.parentRoles].some((parent) => roles.has(parent)))
        return false
      const parameters = { ...role.parameters, key: role.ownKey }
      this.#run.variablesFor(parameters)
      return satisfied(role.condition, (each) => this.#run.holds(each, parameters, role.name))
    })
    const names = sortedOnce(effective.map(({ name }) => name))
    this.#effective.set(scope, names)
    return names
  }

  /** Roles with those that role policies of the resource's scope put above them. */
  #withParents(roles: readonly string[]): readonly string[] {
    const parents = this.#table.parentRoles.get(this.#asked.scope)
    if (parents === undefined) return roles
    const above = new Set<string>()
    for (const role of roles) {
      const open = [role]
      const seen = new Set(open)
      for (let next = open.pop(); next !== undefined; next = open.pop())
        for (const parent of parentsOf(next, parents)) {
          above.add(parent)
          if (seen.size < seen.add(parent).size) open.push(parent)
        }
    }
    return [...new Set([...roles, ...above])]
  }
}

function parentsOf(
  role: string,
  parents: ReadonlyMap<string, readonly (readonly string[])[]>,
): readonly string[] {
  const [only = [], second] = parents.get(role) ?? []
  if (second !== undefined)
    throw new CannotEvaluate(
      `versions of the role policy ${role} differ in parent roles: Cerbos uses any of them`,
    )
  return only
}
