import { dateOfEpochDay, epochDay } from './calendar.ts'
import { integer, isInteger, truncated } from './decimal.ts'
import { FeelRefused } from './refused.ts'
import { childScope, constant, type Run, type Scope } from './run.ts'
import type { Expression, Iteration } from './syntax.ts'
import { type Feel, isKind, isList } from './value.ts'

const MOST_ITEMS = 1_000_000

interface Iterating {
  readonly run: Run
  readonly evaluate: (expression: Expression, scope: Scope) => Feel
}

/**
 * Goes through all combinations, the last iteration fastest; each sees those before it. False where something cannot
 * be gone through, which is an error of FEEL.
 */
export function everyStep(
  iterations: readonly Iteration[],
  scope: Scope,
  iterating: Iterating,
  visit: (step: Scope) => 'go on' | 'stop',
): boolean {
  const { run } = iterating
  const [first, ...rest] = iterations
  if (first === undefined) {
    visit(scope)
    return true
  }
  const items = itemsOver(first, scope, iterating)
  if (items === undefined) return false
  let stopped = false
  for (const item of items) {
    run.spend(1)
    const step = childScope(scope, new Map([[first.name, constant(item)]]))
    const went = everyStep(rest, step, iterating, (inner) => {
      const next = visit(inner)
      stopped ||= next === 'stop'
      return next
    })
    if (!went) return false
    if (stopped) return true
  }
  return true
}

function itemsOver(
  { over }: Iteration,
  scope: Scope,
  { run, evaluate }: Iterating,
): readonly Feel[] | undefined {
  if (over.kind === 'steps') return steps(evaluate(over.from, scope), evaluate(over.to, scope), run)
  return itemsOf(evaluate(over, scope), run)
}

/** What an iteration goes through of a value; undefined where that is an error of FEEL. */
export function itemsOf(value: Feel, run: Run): readonly Feel[] | undefined {
  if (isList(value)) return value
  if (value === null) return failed(run)
  if (!isKind(value, 'range'))
    throw new FeelRefused('an iteration through what is no list: whether it is a list of one is not settled')
  if (value.written !== 'interval') return failed(run)
  const items = steps(value.start, value.end, run)
  // A range, unlike `from..to`, goes upward only.
  if (items === undefined || (items.length > 1 && !goesUp(value.start, value.end))) return failed(run)
  return items.slice(value.startIncluded ? 0 : 1, value.endIncluded ? undefined : -1)
}

/** Whole numbers, or days, from one to the other, both included. */
function steps(from: Feel, to: Feel, run: Run): readonly Feel[] | undefined {
  const [first, last] = [placeOf(from), placeOf(to)]
  if (first === undefined || last === undefined || isKind(from, 'date') !== isKind(to, 'date'))
    return failed(run)
  const count = Math.abs(last - first) + 1
  if (count > MOST_ITEMS)
    throw new FeelRefused(`more than ${MOST_ITEMS} steps from one end of a range to the other`)
  run.spend(count)
  const direction = last < first ? -1 : 1
  return Array.from({ length: count }, (_, at) => {
    const place = first + at * direction
    const date = isKind(from, 'date') ? dateOfEpochDay(place) : undefined
    return date === undefined ? integer(place) : { kind: 'date', ...date }
  })
}

function placeOf(value: Feel): number | undefined {
  if (isKind(value, 'date')) return epochDay(value)
  return isKind(value, 'number') && isInteger(value) ? truncated(value) : undefined
}

function goesUp(start: Feel, end: Feel): boolean {
  const [first, last] = [placeOf(start), placeOf(end)]
  return first !== undefined && last !== undefined && first <= last
}

function failed(run: Run): undefined {
  run.fail('an iteration goes through something that has no items')
  return undefined
}
