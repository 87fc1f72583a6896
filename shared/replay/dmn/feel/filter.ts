import { truncated, isInteger } from './decimal.ts'
import { normalName } from './names.ts'
import { FeelRefused } from './refused.ts'
import { type Binding, childScope, constant, type Run, type Scope } from './run.ts'
import { type Feel, isKind, isList } from './value.ts'

/**
 * `list[test]` (DMN 1.5, 10.3.2.5): the item at a place, from 1 or from the end, or the items for which the test is
 * true; it sees an item as `item`, and the entries of one that is a context. What is no list is a list of one.
 */
export function filtered(base: Feel, test: (scope: Scope) => Feel, scope: Scope, run: Run): Feel {
  if (base === null) return run.fail('null is filtered')
  const items = isList(base) ? base : [base]
  run.spend(items.length)
  const [first] = items
  const asked = test(first === undefined ? scope : ofItem(first, scope))
  if (isKind(asked, 'number')) return itemAt(items, test(scope), run)
  if (first === undefined) return []
  return items.filter((item, at) => isKept(at === 0 ? asked : test(ofItem(item, scope))))
}

/** An item is kept where the test is true. What is neither a truth nor unknown is read in two ways, and refused. */
function isKept(answer: Feel): boolean {
  if (answer !== null && typeof answer !== 'boolean')
    throw new FeelRefused('a filter that is neither a place nor a truth')
  return answer === true
}

function itemAt(items: readonly Feel[], place: Feel, run: Run): Feel {
  const at = isKind(place, 'number') && isInteger(place) ? truncated(place) : undefined
  if (at === undefined || at === 0) return run.fail('a list is asked for an item at no place of it')
  const item = items.at(at > 0 ? at - 1 : at)
  return item === undefined ? run.fail(`a list of ${items.length} is asked for item ${at}`) : item
}

function ofItem(item: Feel, scope: Scope): Scope {
  const names = new Map<string, Binding>([['item', constant(item)]])
  if (isKind(item, 'context'))
    for (const [name, value] of item.entries) names.set(normalName(name), constant(value))
  return childScope(scope, names)
}
