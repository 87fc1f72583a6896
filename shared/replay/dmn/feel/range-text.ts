import { interval } from './range.ts'
import { compare } from './compare.ts'
import { readExpression } from './parse.ts'
import { FeelRefused } from './refused.ts'
import type { Expression } from './syntax.ts'
import { readDate, readDateTime, readDuration, readTime } from './temporal-text.ts'
import type { Feel, RangeValue } from './value.ts'

const READERS: ReadonlyMap<string, (text: string) => Feel | undefined> = new Map<
  string,
  (text: string) => Feel | undefined
>([
  ['date', readDate],
  ['time', readTime],
  ['date and time', readDateTime],
  ['duration', readDuration],
])

/**
 * `range("[1..3]")`: a range whose ends are literals, in their order; undefined where the text is none. Ranges that
 * leave an end out are refused.
 */
export function readRange(text: string): RangeValue | undefined {
  if (/^\s*[(\]]\s*\.\.|\.\.\s*[)[]\s*$/.test(text))
    throw new FeelRefused('a range from a text that leaves an end out')
  const read = expressionOf(text)
  if (read?.kind !== 'interval') return undefined
  const [start, end] = [literal(read.start), literal(read.end)]
  if (start === undefined || end === undefined || start === null || end === null) return undefined
  const order = compare(start, end)
  return order === null || order > 0
    ? undefined
    : interval(start, end, { start: read.startIncluded, end: read.endIncluded })
}

function expressionOf(text: string): Expression | undefined {
  try {
    return readExpression(text, { names: {}, types: () => undefined })
  } catch (error) {
    if (error instanceof FeelRefused) return undefined
    throw error
  }
}

/** The value of a literal, or of `date("...")` and its like. */
function literal(expression: Expression): Feel | undefined {
  if (expression.kind === 'literal') return expression.value
  if (expression.kind !== 'call' || expression.callee.kind !== 'name') return undefined
  const { argumentList } = expression
  const [only] = argumentList.kind === 'positional' ? argumentList.values : []
  const text = only?.kind === 'literal' && argumentList.values.length === 1 ? only.value : undefined
  return typeof text === 'string' ? READERS.get(expression.callee.name)?.(text) : undefined
}
