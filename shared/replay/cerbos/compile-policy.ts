import { type Condition, expressionsOf, type Parameters } from './conditions.ts'
import { compileExpression } from './expressions.ts'
import { type Definitions, definitionsOf } from './parameters.ts'
import type { ConditionText, Policy } from './policy-model.ts'

/** A policy with what its conditions can name. */
export interface PolicyScope {
  readonly policy: Policy
  /** The condition made ready. Throws StoreRefused. */
  condition(text: ConditionText | undefined): Condition | undefined
  /** What all of these conditions use together. Throws StoreRefused. */
  parameters(conditions: readonly (Condition | undefined)[]): Parameters
}

/** Throws StoreRefused for imports that are not there. */
export function policyScope(policy: Policy, policies: readonly Policy[]): PolicyScope {
  const definitions: Definitions = definitionsOf(policy, policies)
  return {
    policy,
    condition: (text) => (text === undefined ? undefined : conditionOf(text)),
    parameters: (conditions) => definitions.usedBy(conditions.flatMap(expressionsOf)),
  }
}

function conditionOf(text: ConditionText): Condition {
  return text.op === 'expr'
    ? { op: 'expr', expression: compileExpression(text.expression) }
    : { op: text.op, of: text.of.map(conditionOf) }
}
