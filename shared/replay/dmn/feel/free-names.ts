import { assertNever } from '../../../model/assert-never.ts'
import type { Expression, Iteration, UnaryTests } from './syntax.ts'

/** A name that an expression does not itself define. */
export interface FreeName {
  readonly name: string
  /** The names that are read below it; none: the whole. */
  readonly below: readonly string[]
  /** Offset in the expression's text. */
  readonly at: number
  /** It stands in a filter, and may be an entry of what is filtered. */
  readonly inFilter: boolean
}

interface Within {
  readonly bound: ReadonlySet<string>
  readonly inFilter: boolean
}

const NOTHING: Within = { bound: new Set(), inFilter: false }

export function freeNames(expression: Expression): readonly FreeName[] {
  const found: FreeName[] = []
  walk(expression, NOTHING, found)
  return found
}

export function freeNamesOfTests(tests: UnaryTests): readonly FreeName[] {
  return tests.kind === 'any' ? [] : tests.tests.flatMap(({ expression }) => freeNames(expression))
}

/** All expressions below one, itself included, outermost first. */
export function parts(expression: Expression): readonly Expression[] {
  const all: Expression[] = []
  const open = [expression]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    all.push(next)
    open.push(...below(next).toReversed())
  }
  return all
}

function walk(expression: Expression, within: Within, found: FreeName[]): void {
  switch (expression.kind) {
    case 'name':
    case 'path':
      return walkPath(expression, within, found)
    case 'filter':
      walk(expression.base, within, found)
      return walk(expression.test, { bound: plus(within.bound, ['item']), inFilter: true }, found)
    case 'for': {
      const bound = walkIterations(expression.iterations, within, found)
      return walk(expression.body, { ...within, bound: plus(bound, ['partial']) }, found)
    }
    case 'quantified':
      return walk(
        expression.body,
        { ...within, bound: walkIterations(expression.iterations, within, found) },
        found,
      )
    case 'context': {
      let bound = within.bound
      for (const { name, value } of expression.entries) {
        walk(value, { ...within, bound }, found)
        bound = plus(bound, [name])
      }
      return
    }
    case 'function':
      return walk(
        expression.body,
        {
          ...within,
          bound: plus(
            within.bound,
            expression.parameters.map(({ name }) => name),
          ),
        },
        found,
      )
    default:
      for (const part of below(expression)) walk(part, within, found)
  }
}

function walkPath(
  expression: Extract<Expression, { kind: 'name' | 'path' }>,
  within: Within,
  found: FreeName[],
): void {
  const names: string[] = []
  let base: Expression = expression
  for (; base.kind === 'path'; base = base.base) names.unshift(base.name)
  if (base.kind !== 'name') return walk(base, within, found)
  if (!within.bound.has(base.name))
    found.push({ name: base.name, below: names, at: base.at, inFilter: within.inFilter })
}

function walkIterations(
  iterations: readonly Iteration[],
  within: Within,
  found: FreeName[],
): ReadonlySet<string> {
  let bound = within.bound
  for (const { name, over } of iterations) {
    for (const part of over.kind === 'steps' ? [over.from, over.to] : [over])
      walk(part, { ...within, bound }, found)
    bound = plus(bound, [name])
  }
  return bound
}

function plus(bound: ReadonlySet<string>, names: readonly string[]): ReadonlySet<string> {
  return new Set([...bound, ...names])
}

function below(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'invalid':
    case 'name':
    case 'tested':
      return []
    case 'path':
      return [expression.base]
    case 'filter':
      return [expression.base, expression.test]
    case 'arithmetic':
    case 'comparison':
    case 'logic':
      return [expression.left, expression.right]
    case 'negation':
      return [expression.operand]
    case 'between':
      return [expression.value, expression.low, expression.high]
    case 'in':
      return [expression.value, ...expression.tests]
    case 'bound':
      return [expression.bound]
    case 'interval':
      return [expression.start, expression.end]
    case 'if':
      return [expression.condition, expression.whenTrue, expression.whenNot]
    case 'for':
    case 'quantified':
      return [
        ...expression.iterations.flatMap(({ over }) =>
          over.kind === 'steps' ? [over.from, over.to] : [over],
        ),
        expression.body,
      ]
    case 'instance':
      return [expression.value]
    case 'list':
      return expression.items
    case 'context':
      return expression.entries.map(({ value }) => value)
    case 'function':
      return [expression.body]
    case 'call': {
      const { argumentList } = expression
      return [
        expression.callee,
        ...(argumentList.kind === 'positional'
          ? argumentList.values
          : argumentList.values.map(({ value }) => value)),
      ]
    }
    default:
      return assertNever(expression)
  }
}
