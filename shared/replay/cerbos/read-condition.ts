import { type Fields, fieldsOf } from './fields.ts'
import type { ConditionText, ExpressionText } from './policy-model.ts'
import type { SourceText } from './store-refused.ts'
import type { Part } from './yaml-parts.ts'

/** The condition of a rule, if it has one. Throws StoreRefused. */
export function readCondition(rule: Fields): ConditionText | undefined {
  const condition = rule.fields('condition')
  if (condition === undefined) return undefined
  const match = condition.take('match')
  if (condition.take('script') !== undefined)
    return rule.source.refuse('scripts in conditions are not supported', condition.part.from)
  condition.end()
  if (match === undefined) return rule.source.refuse('a condition without match', condition.part.from)
  return readMatch(rule.source, match)
}

function readMatch(source: SourceText, part: Part): ConditionText {
  const match = fieldsOf(source, part, 'match')
  const expression = match.take('expr')
  const lists = (['all', 'any', 'none'] as const).flatMap((op) => {
    const list = match.fields(op)
    return list === undefined ? [] : [{ op, list }]
  })
  match.end()
  const [first] = lists
  if (lists.length + (expression === undefined ? 0 : 1) !== 1)
    return source.refuse('match needs one of expr, all, any and none', part.from)
  if (expression !== undefined) return { op: 'expr', expression: expressionOf(source, expression) }
  if (first === undefined) return source.refuse('match is empty', part.from)
  const of = first.list.list('of').map((item) => readMatch(source, item))
  first.list.end()
  if (of.length === 0) return source.refuse(`${first.op} without anything in it`, part.from)
  return { op: first.op, of }
}

/** The expressions of a rule's output: they decide nothing. */
export function readOutputs(rule: Fields): readonly ExpressionText[] {
  const output = rule.fields('output')
  if (output === undefined) return []
  const when = output.fields('when')
  const parts = [output.take('expr'), when?.take('ruleActivated'), when?.take('conditionNotMet')]
  when?.end()
  output.end()
  const found = parts.filter((part) => part !== undefined)
  if (found.length === 0) return rule.source.refuse('an output without an expression', output.part.from)
  return found.map((part) => expressionOf(rule.source, part))
}

/** Throws StoreRefused for what is no text. */
export function expressionOf(source: SourceText, part: Part): ExpressionText {
  if (part.kind !== 'scalar') return source.refuse('an expression is no text', part.from)
  return { source, text: part.text, at: part.from }
}
