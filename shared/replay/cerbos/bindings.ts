import { CannotEvaluate } from '../cel/outcome.ts'
import { type Condition, conditionText, negated, type Parameters } from './conditions.ts'
import type { Effect } from './policy-model.ts'
import { policyKey, policyName } from './policy-names.ts'
import {
  type DerivedRoleRow,
  placeKey,
  type RoleRow,
  type Row,
  type RuleTable,
  type Side,
} from './rule-table.ts'

/** A rule that is for what was asked; whether it holds is for its conditions to say. */
export interface Binding {
  readonly rule: string
  /** The key of its policy. */
  readonly policy: string
  readonly effect: Effect
  readonly condition: Condition | undefined
  readonly parameters: Parameters | undefined
  readonly derivedRole: DerivedRoleRow | undefined
}

export interface Query {
  readonly side: Side
  readonly version: string
  readonly scope: string
  /** As `policyName` gives it. */
  readonly resource: string
  readonly action: string
  /** Actions that were asked before. */
  readonly earlierActions: readonly string[]
  /** The role, and those that stand above it. */
  readonly roles: readonly string[]
  /** Of principal policies. */
  readonly principal: string
}

/**
 * The rules of one scope that are for what was asked: what role policies do not allow first, then rules of resource
 * or principal policies, as they stand (ruletable/index). Throws CannotEvaluate where Cerbos would take the answer of
 * one rule for that of another.
 */
export function bindingsFor(table: RuleTable, query: Query): readonly Binding[] {
  const place = placeKey(query, query.side)
  const rows = (table.rows.get(place) ?? []).filter((row) => isFor(row, query))
  const ofRoles = (table.roleRows.get(place) ?? []).filter((row) => query.roles.includes(row.role))
  const roleRowsHere = ofRoles.filter((row) => row.resource(query.resource))
  // Role policies are asked only where some rule of the scope is for the role and the resource.
  if (rows.length === 0 && roleRowsHere.length === 0) return []
  refuseMixedMemory([...rows, ...roleRowsHere], query)
  const forAction = rows.filter((row) => row.match.action(query.action))
  return [...query.roles.flatMap((role) => denials(role, ofRoles, query)), ...forAction]
}

function isFor({ match }: Row, { resource, roles, side, principal }: Query): boolean {
  return (
    match.resource(resource) &&
    roles.some((role) => match.role(role)) &&
    (side === 'resource' || match.principal === principal)
  )
}

/** What the role policy of a role denies: all that none of its rules allows, or only allows on a condition. */
function denials(role: string, ofRoles: readonly RoleRow[], query: Query): readonly Binding[] {
  if (!ofRoles.some((row) => row.role === role)) return []
  const matched = ofRoles.filter(
    (row) => row.role === role && row.resource(query.resource) && row.actions(query.action),
  )
  if (matched.length === 0) {
    const { version, scope } = query
    // No rule of the role policy speaks: the policy itself denies.
    const policy = policyKey({ kind: 'role', name: policyName(role), version, scope })
    return [
      {
        rule: policy,
        policy,
        effect: 'deny',
        condition: undefined,
        parameters: undefined,
        derivedRole: undefined,
      },
    ]
  }
  return matched.flatMap(({ rule, policy, condition, parameters }) =>
    condition === undefined
      ? []
      : [
          {
            rule,
            policy,
            effect: 'deny' as const,
            condition: negated(condition),
            parameters,
            derivedRole: undefined,
          },
        ],
  )
}

/**
 * Cerbos remembers whether a rule held by a key that rules of one policy can share: two of a name for different
 * resources, or of a role policy two that are the nth for their resources. What it then answers depends on which of
 * them came first, for this action or one that was asked before.
 */
function refuseMixedMemory(rows: readonly (Row | RoleRow)[], { action, earlierActions }: Query): void {
  const held = new Map<string, string>()
  for (const asked of [...earlierActions, action])
    for (const row of rows) {
      if (!isEvaluatedFor(row, asked)) continue
      const text = memoryText(row)
      const other = held.get(row.memoKey)
      if (other !== undefined && other !== text)
        throw new CannotEvaluate(
          `Cerbos takes the answer of one rule for that of another: ${row.rule} shares its memory with a rule for another resource`,
        )
      held.set(row.memoKey, text)
    }
}

/** What a role policy allows without a condition is not evaluated, unless it has an output. */
function isEvaluatedFor(row: Row | RoleRow, action: string): boolean {
  if (row.memoKey === '') return false
  if ('match' in row) return row.match.action(action)
  return row.actions(action) && (row.condition !== undefined || row.hasOutput)
}

function memoryText(row: Row | RoleRow): string {
  const ofDerivedRole = 'match' in row ? conditionText(row.derivedRole?.condition) : ''
  return JSON.stringify([conditionText(row.condition), ofDerivedRole])
}
