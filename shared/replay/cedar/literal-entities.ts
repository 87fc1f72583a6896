import type { JsonValue } from '../../model/json.ts'
import { type EntityKey, entityReferences } from './entity-references.ts'
import { isJsonObject } from '../json-places.ts'
import { below, conditionsOf, expressionOf } from './policy-expression.ts'

/**
 * The entities that policies (in Cedar's JSON policy format) name in their conditions in such a way that
 * an evaluation may look into them. Literals that are only compared with, as in `principal in Group::"g"`,
 * are left out, as is the whole scope: Cedar then goes up from the other side.
 */
export function literalEntities(policies: Iterable<JsonValue>): ReadonlySet<EntityKey> {
  const found = new Set<EntityKey>()
  const open: JsonValue[] = []
  for (const policy of policies) for (const body of conditionsOf(policy)) open.push(body)
  while (open.length > 0) {
    const expression = expressionOf(open.pop())
    if (expression === undefined) continue
    const { operator, operands } = expression
    if (operator === 'Value') for (const key of entityReferences(operands)) found.add(key)
    else for (const node of lookedInto(operator, operands)) open.push(node)
  }
  return found
}

/** The operands of a node but for the literals that it takes by their name alone. */
function lookedInto(operator: string, operands: JsonValue): readonly JsonValue[] {
  if (!isJsonObject(operands)) return below(operands)
  const { left, right } = operands
  switch (operator) {
    case 'in':
      return [left, ...withoutLiterals(right)].filter((node) => node !== undefined)
    case '==':
    case '!=':
      return [...withoutLiterals(left), ...withoutLiterals(right)]
    default:
      return below(operands)
  }
}

function withoutLiterals(node: JsonValue | undefined): readonly JsonValue[] {
  const expression = expressionOf(node)
  if (node === undefined || expression?.operator === 'Value') return []
  if (expression?.operator !== 'Set') return [node]
  return below(expression.operands).filter((item) => expressionOf(item)?.operator !== 'Value')
}
