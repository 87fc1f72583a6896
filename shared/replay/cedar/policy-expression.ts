import type { JsonValue } from '../../model/json.ts'
import { isJsonObject } from '../json-places.ts'

/**
 * One node of a policy's conditions in Cedar's JSON policy format: an operator and its operands. An
 * operand that is no node (an attribute's name, an entity type, a pattern) comes through as it is.
 */
export interface PolicyExpression {
  readonly operator: string
  readonly operands: JsonValue
}

/** The bodies of a policy's `when` and `unless`. */
export function conditionsOf(policy: JsonValue): readonly JsonValue[] {
  const conditions = isJsonObject(policy) ? policy['conditions'] : undefined
  if (!Array.isArray(conditions)) return []
  return (conditions as readonly JsonValue[]).flatMap((clause) =>
    isJsonObject(clause) && clause['body'] !== undefined ? [clause['body']] : [],
  )
}

/** The node that a JSON value is, or undefined: a node has one key, its operator. */
export function expressionOf(value: JsonValue | undefined): PolicyExpression | undefined {
  if (!isJsonObject(value)) return undefined
  const [only, ...more] = Object.entries(value)
  return only === undefined || more.length > 0 ? undefined : { operator: only[0], operands: only[1] }
}

/**
 * The nodes below a node. Record literals and operands by name are both objects: their values are the
 * nodes, their keys are names that a policy's author chooses and must never be taken for operators.
 */
export function below(operands: JsonValue): readonly JsonValue[] {
  if (Array.isArray(operands)) return operands as readonly JsonValue[]
  return isJsonObject(operands) ? Object.values(operands) : []
}
