import type { JsonValue } from '../../model/json.ts'
import { stringifyLossless } from '../../proof/lossless-json.ts'
import { MOST_LITERALS } from '../policy-engine.ts'
import { isJsonObject } from '../json-places.ts'
import { below, conditionsOf, expressionOf, type PolicyExpression } from './policy-expression.ts'
import type { Rule } from './policy-rules.ts'
import { wideIntegers } from './wide-integers.ts'

/** Extension types whose value is written as one string; each is also the name of its constructor. */
const EXTENSIONS: ReadonlySet<string> = new Set(['decimal', 'ip', 'datetime', 'duration'])

/**
 * What the conditions of policies hold a value against, as JSON texts in the form of a request: strings, integers,
 * booleans, entities, values of extension types; of a pattern of `like` a string that fits it. In the order of the
 * policies, each once.
 */
export function literalsOf(rules: readonly Pick<Rule, 'json' | 'given'>[]): readonly string[] {
  const found = new Set<string>()
  for (const { json, given } of rules) {
    for (const literal of ofPolicy(json)) {
      if (found.size === MOST_LITERALS) return [...found]
      found.add(literal)
    }
    // The engine's JSON rounds these; they are read where they were written.
    for (const digits of wideIntegers(given)) if (found.size < MOST_LITERALS) found.add(digits)
  }
  return [...found]
}

function* ofPolicy(policy: JsonValue): Generator<string> {
  const open: JsonValue[] = conditionsOf(policy).toReversed()
  while (open.length > 0) {
    const expression = expressionOf(open.pop())
    if (expression === undefined) continue
    const literal = literalOf(expression)
    if (literal === undefined) for (const node of below(expression.operands).toReversed()) open.push(node)
    else if (isExact(literal)) yield stringifyLossless(literal)
  }
}

/** The literal that a node is; undefined where it is none, and what is below it is looked at. */
function literalOf({ operator, operands }: PolicyExpression): JsonValue | undefined {
  if (operator === 'Value') return operands
  if (operator === 'like') return fitting(isJsonObject(operands) ? operands['pattern'] : undefined)
  const only = valueOf(onlyOperand(operands))
  if (operator === 'neg' && typeof only === 'number') return -only
  if (EXTENSIONS.has(operator) && typeof only === 'string') return { __extn: { fn: operator, arg: only } }
  return undefined
}

function onlyOperand(operands: JsonValue): JsonValue | undefined {
  const list = below(operands)
  return list.length === 1 ? list[0] : undefined
}

function valueOf(node: JsonValue | undefined): JsonValue | undefined {
  const expression = expressionOf(node)
  return expression?.operator === 'Value' ? expression.operands : undefined
}

/** A string that a pattern fits: a wildcard stands for nothing. */
function fitting(pattern: JsonValue | undefined): JsonValue | undefined {
  if (!Array.isArray(pattern)) return undefined
  return (pattern as readonly JsonValue[])
    .map((part) => (isJsonObject(part) && typeof part['Literal'] === 'string' ? part['Literal'] : ''))
    .join('')
}

function isExact(literal: JsonValue): boolean {
  return typeof literal !== 'number' || Number.isSafeInteger(literal)
}
