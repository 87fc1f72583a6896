import type { JsonValue } from '../../model/json.ts'
import { isJsonObject } from '../json-places.ts'
import { below, conditionsOf, expressionOf } from './policy-expression.ts'

/**
 * The dotted paths that policies (in Cedar's JSON policy format) read of the context, tests of presence
 * included; `''` where the context is read as a whole. No recursion: a condition may be as deep as its
 * author likes.
 */
export function contextReads(policies: Iterable<JsonValue>): ReadonlySet<string> {
  const reads = new Set<string>()
  const open: JsonValue[] = []
  for (const policy of policies) for (const body of conditionsOf(policy)) open.push(body)
  while (open.length > 0) {
    const expression = expressionOf(open.pop())
    if (expression === undefined || expression.operator === 'Value') continue
    const access = accessOf(expression.operator, expression.operands)
    if (access === undefined) for (const node of below(expression.operands)) open.push(node)
    else if (access.ofContext) reads.add(access.path.join('.'))
    else if (access.base !== undefined) open.push(access.base)
  }
  return reads
}

interface Access {
  readonly ofContext: boolean
  readonly path: readonly string[]
  /** What is read from, where it is not the context itself. */
  readonly base: JsonValue | undefined
}

/** A chain of attribute reads down to what it starts from; undefined for any other node. */
function accessOf(operator: string, operands: JsonValue): Access | undefined {
  if (operator === 'Var') return { ofContext: operands === 'context', path: [], base: undefined }
  if (operator !== '.' && operator !== 'has') return undefined
  const path: string[] = []
  let node: JsonValue | undefined = { [operator]: operands }
  for (;;) {
    const expression = expressionOf(node)
    if (expression?.operator === 'Var')
      return { ofContext: expression.operands === 'context', path: path.toReversed(), base: undefined }
    if (expression === undefined || !isAccess(expression.operator) || !isJsonObject(expression.operands))
      return { ofContext: false, path, base: node }
    path.push(...attributes(expression.operands['attr']).toReversed())
    node = expression.operands['left']
  }
}

function isAccess(operator: string): boolean {
  return operator === '.' || operator === 'has'
}

/** The names of one step: `has` may test several levels at once. */
function attributes(attr: JsonValue | undefined): string[] {
  const names = Array.isArray(attr) ? (attr as readonly JsonValue[]) : [attr]
  return names.filter((name) => typeof name === 'string')
}
