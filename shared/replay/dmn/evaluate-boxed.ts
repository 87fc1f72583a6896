import { assertNever } from '../../model/assert-never.ts'
import { evaluate, isTrue } from './feel/evaluate.ts'
import { filtered } from './feel/filter.ts'
import { functionOf } from './feel/functions.ts'
import { itemsOf } from './feel/iterate.ts'
import { normalName } from './feel/names.ts'
import { type Binding, childScope, constant, type Scope } from './feel/run.ts'
import { context, type Feel, isKind, kindOf } from './feel/value.ts'
import type { Boxed, BoxedEntry } from './boxed.ts'
import { evaluateTable } from './evaluate-table.ts'
import { type Evaluating, typed } from './evaluating.ts'

/** The value of a boxed expression (DMN 1.5, 10.2), as its type takes it. */
export function evaluateBoxed(boxed: Boxed, scope: Scope, evaluating: Evaluating): Feel {
  const { run } = evaluating
  run.spend(1)
  const value = run.deeper(() => valueOf(boxed, scope, evaluating))
  return boxed.type === undefined ? value : typed(value, boxed.type, run)
}

function valueOf(boxed: Boxed, scope: Scope, evaluating: Evaluating): Feel {
  const { run } = evaluating
  const at = (part: Boxed) => evaluateBoxed(part, scope, evaluating)
  switch (boxed.kind) {
    case 'expression':
      return evaluate(boxed.expression, scope, run)
    case 'table':
      return evaluateTable(boxed, scope, evaluating)
    case 'context':
      return contextOf(boxed.entries, scope, evaluating)
    case 'invocation':
      return invoked(boxed, scope, evaluating)
    case 'list':
      return boxed.items.map(at)
    case 'relation':
      return boxed.rows.map((row) =>
        context(boxed.columns.map((column, cell) => [column, cellOf(row[cell], at)])),
      )
    case 'function':
      return functionOf('a function', boxed.parameters, run, (parameters) =>
        boxed.body === undefined
          ? null
          : evaluateBoxed(boxed.body, childScope(scope, parameters), evaluating),
      )
    case 'conditional':
      return at(isTrue(at(boxed.condition)) ? boxed.whenTrue : boxed.whenNot)
    case 'filter':
      return filtered(at(boxed.in), (inner) => evaluateBoxed(boxed.match, inner, evaluating), scope, run)
    case 'for':
      return forEach(boxed, scope, evaluating)
    case 'quantified':
      return quantified(boxed, scope, evaluating)
    default:
      return assertNever(boxed)
  }
}

function cellOf(cell: Boxed | undefined, at: (part: Boxed) => Feel): Feel {
  return cell === undefined ? null : at(cell)
}

/** Later entries see earlier ones; an entry without a name is what the whole gives. */
function contextOf(entries: readonly BoxedEntry[], scope: Scope, evaluating: Evaluating): Feel {
  const values = new Map<string, Feel>()
  const names = new Map<string, Binding>()
  const inner = childScope(scope, names)
  for (const entry of entries) {
    const value = entryValue(entry, inner, evaluating)
    if (entry.name === undefined) return value
    values.set(entry.name, value)
    names.set(normalName(entry.name), constant(value))
  }
  return { kind: 'context', entries: values }
}

function entryValue({ boxed, type }: BoxedEntry, scope: Scope, evaluating: Evaluating): Feel {
  return boxed === undefined ? null : typed(evaluateBoxed(boxed, scope, evaluating), type, evaluating.run)
}

function invoked(boxed: Extract<Boxed, { kind: 'invocation' }>, scope: Scope, evaluating: Evaluating): Feel {
  const called = evaluateBoxed(boxed.called, scope, evaluating)
  if (!isKind(called, 'function')) return evaluating.run.fail(`a ${kindOf(called)} is called as a function`)
  const values = new Map(
    boxed.bindings.map((binding) => [normalName(binding.name ?? ''), entryValue(binding, scope, evaluating)]),
  )
  return called.call({ kind: 'named', values })
}

function forEach(boxed: Extract<Boxed, { kind: 'for' }>, scope: Scope, evaluating: Evaluating): Feel {
  const items = itemsOf(evaluateBoxed(boxed.in, scope, evaluating), evaluating.run)
  const results: Feel[] = []
  for (const item of items ?? []) {
    const step = childScope(
      scope,
      new Map([
        [normalName(boxed.variable), constant(item)],
        ['partial', constant([...results])],
      ]),
    )
    evaluating.run.spend(results.length >> 4)
    results.push(evaluateBoxed(boxed.body, step, evaluating))
  }
  return items === undefined ? null : results
}

function quantified(
  boxed: Extract<Boxed, { kind: 'quantified' }>,
  scope: Scope,
  evaluating: Evaluating,
): boolean | null {
  const items = itemsOf(evaluateBoxed(boxed.in, scope, evaluating), evaluating.run)
  if (items === undefined) return null
  const decides = boxed.quantifier === 'some'
  let unknown = false
  for (const item of items) {
    const step = childScope(scope, new Map([[normalName(boxed.variable), constant(item)]]))
    const value = evaluateBoxed(boxed.body, step, evaluating)
    if (value === decides) return decides
    // The conformance kit lets what is no truth end it, as an error does; null is a truth that is not known.
    if (value !== null && typeof value !== 'boolean')
      return evaluating.run.fail(`${boxed.quantifier} has a condition that is no truth`)
    unknown ||= value === null
  }
  return unknown
    ? evaluating.run.fail(`${boxed.quantifier} has a condition that is neither true nor false`)
    : !decides
}
