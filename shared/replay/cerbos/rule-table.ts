import type { TextPlace } from '../policy-engine.ts'
import type { Condition, Parameters } from './conditions.ts'
import type { Effect } from './policy-model.ts'

export type Side = 'resource' | 'principal'

/** A rule as it is matched: for one action or role of those it names, as Cerbos lays its rules out. */
export interface Row {
  readonly side: Side
  /** The rule's id: `resource.leave.v1/eu#rule-001`. */
  readonly rule: string
  /** The policy's key. */
  readonly policy: string
  readonly version: string
  readonly scope: string
  readonly match: RowMatch
  readonly effect: Effect
  readonly condition: Condition | undefined
  readonly parameters: Parameters
  readonly derivedRole: DerivedRoleRow | undefined
  /** What Cerbos remembers the condition's answer by. */
  readonly memoKey: string
  readonly hasOutput: boolean
}

export interface RowMatch {
  readonly resource: Matcher
  readonly role: Matcher
  readonly action: Matcher
  /** Of a principal policy: its principal. */
  readonly principal: string | undefined
}

export type Matcher = (text: string) => boolean

export interface DerivedRoleRow {
  readonly name: string
  readonly condition: Condition | undefined
  readonly parameters: Parameters
}

/** A rule of a role policy: what it does not allow is denied. */
export interface RoleRow {
  readonly rule: string
  readonly policy: string
  readonly role: string
  readonly version: string
  readonly scope: string
  readonly resource: Matcher
  readonly actions: Matcher
  readonly condition: Condition | undefined
  readonly parameters: Parameters
  readonly memoKey: string
  readonly hasOutput: boolean
}

/** A derived role that the rules of a resource policy name. */
export interface ReferencedRole extends DerivedRoleRow {
  readonly parentRoles: ReadonlySet<string>
  /** Equal for derived roles whose variables Cerbos evaluates once. */
  readonly ownKey: string
}

/** A policy that cannot be used: what it takes part in cannot be answered. */
export interface BrokenPolicy {
  readonly kind: 'resource' | 'principal' | 'role'
  readonly name: string
  readonly version: string
  readonly scope: string
  readonly path: string
  readonly problem: string
  readonly place: TextPlace | undefined
}

/** The policies of a store, laid out to be matched. */
export interface RuleTable {
  /** By `placeKey`. */
  readonly rows: ReadonlyMap<string, readonly Row[]>
  readonly roleRows: ReadonlyMap<string, readonly RoleRow[]>
  readonly broken: readonly BrokenPolicy[]
  /** Scopes in which any policy of a side stands. */
  readonly scopes: Readonly<Record<Side, ReadonlySet<string>>>
  /** Of a scope, whether a permit needs one above it too. */
  readonly permissions: ReadonlyMap<string, 'override' | 'consent'>
  /** Derived roles by the key of the resource policy whose rules name them. */
  readonly derivedRoles: ReadonlyMap<string, readonly ReferencedRole[]>
  /** Parents of a role, in the role policies of a scope; several lists: of several versions. */
  readonly parentRoles: ReadonlyMap<string, ReadonlyMap<string, readonly (readonly string[])[]>>
}

/** Where rows are looked up. */
export function placeKey({ version, scope }: Pick<Row, 'version' | 'scope'>, side: Side): string {
  return `${side} ${version} ${scope}`
}
