import type { Body, Expr, Term } from '../ast.ts'
import { scalarText } from './scalar-text.ts'

/** What an expression says whatever is asked; undefined where that depends. */
export function constantCondition(expr: Expr): boolean | undefined {
  if (expr.kind !== 'term') return undefined
  const holds = constantTerm(expr.term)
  return holds === undefined ? undefined : holds !== expr.negated
}

/** Whether a body holds whatever is asked: it has none, or nothing but what always holds. */
export function alwaysHolds(body: Body | undefined): boolean {
  return body === undefined || body.every((expr) => constantCondition(expr) === true)
}

/** The first expression that never holds. */
export function neverHolds(body: Body | undefined): Expr | undefined {
  return body?.find((expr) => constantCondition(expr) === false)
}

/** Whether the term, as a condition, holds: all but `false` do. */
function constantTerm(term: Term): boolean | undefined {
  switch (term.kind) {
    case 'boolean':
      return term.value
    case 'null':
    case 'number':
    case 'string':
      return true
    case 'call':
      return constantComparison(term)
    default:
      return undefined
  }
}

/** Of two constants, where it is plain: numbers that are written in two ways may still be one. */
function constantComparison({ operator, args }: Term & { readonly kind: 'call' }): boolean | undefined {
  const [name] = operator.length === 1 ? operator.map((part) => part.name) : []
  const [left, right] = args
  if (left === undefined || right === undefined || args.length !== 2) return undefined
  const texts = [scalarText(left), scalarText(right)]
  if (texts.includes(undefined)) return undefined
  const same = texts[0] === texts[1]
  if (!same && left.kind === 'number' && right.kind === 'number') return undefined
  if (name === 'equal' || name === 'eq') return same
  return name === 'neq' ? !same : undefined
}
