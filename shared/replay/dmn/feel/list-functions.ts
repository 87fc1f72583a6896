import { type BuiltIn, builtInOf } from './built-in.ts'
import { equal } from './compare.ts'
import { type Decimal, integer, truncated } from './decimal.ts'
import { listReplace } from './list-replace.ts'
import type { Run } from './run.ts'
import { type Feel, type FunctionValue, isKind, isList } from './value.ts'

type List = readonly Feel[]

/** DMN 1.5, 10.3.4.4 and 10.3.4.9, but for what is worked out of numbers. Places count from 1, or from the end. */
export const LIST_FUNCTIONS: readonly (readonly [string, BuiltIn])[] = [
  [
    'list contains',
    builtInOf(
      [['list: list', 'element: any or null']],
      ([list, element], run) => places(list as List, element ?? null, run).length > 0,
    ),
  ],
  ['count', builtInOf([['list: list']], ([list]) => integer((list as List).length))],
  ['sublist', builtInOf([['list: list', 'start position: number', 'length: number?']], sublist)],
  ['append', ofMany((lists) => appended(lists))],
  ['concatenate', ofMany((lists) => allLists(lists)?.flat(1))],
  ['union', ofMany((lists, run) => distinct(allLists(lists)?.flat(1), run))],
  ['insert before', builtInOf([['list: list', 'position: number', 'newItem: any or null']], insertBefore)],
  ['remove', builtInOf([['list: list', 'position: number']], removed)],
  ['reverse', builtInOf([['list: list']], ([list]) => (list as List).toReversed())],
  [
    'index of',
    builtInOf([['list: list', 'match: any or null']], ([list, match], run) =>
      places(list as List, match ?? null, run).map((at) => integer(at + 1)),
    ),
  ],
  ['distinct values', builtInOf([['list: list']], ([list], run) => distinct(list as List, run))],
  ['flatten', builtInOf([['list: list']], ([list], run) => flattened(list as List, run))],
  ['sort', builtInOf([['list: list', 'precedes: function']], sorted)],
  [
    'list replace',
    builtInOf(
      [
        ['list: list', 'position: number', 'newItem: any or null'],
        ['list: list', 'match: function', 'newItem: any or null'],
      ],
      listReplace,
    ),
  ],
]

/** A built-in that takes any number of arguments, not by name. */
function ofMany(apply: (values: List, run: Run) => Feel | undefined): BuiltIn {
  return {
    call: (name, given, run) => {
      if (given.kind === 'named' || given.values.length === 0)
        return run.fail(`${name} is given other arguments than it takes`)
      const value = apply(given.values, run)
      if (value !== undefined && isList(value)) run.spend(value.length)
      return value ?? run.fail(`${name} has no value for what it is given`)
    },
  }
}

function appended([list, ...items]: List): List | undefined {
  return list === undefined || list === null ? undefined : [...(isList(list) ? list : [list]), ...items]
}

function allLists(values: List): readonly List[] | undefined {
  return values.includes(null) ? undefined : values.map((value) => (isList(value) ? value : [value]))
}

function places(list: List, element: Feel, run: Run): readonly number[] {
  run.spend(list.length)
  return [...list.keys()].filter((at) => equal(list[at] ?? null, element) === true)
}

function distinct(list: List | undefined, run: Run): List | undefined {
  const kept: Feel[] = []
  for (const item of list ?? []) {
    run.spend(kept.length)
    if (!kept.some((each) => equal(each, item) === true)) kept.push(item)
  }
  return list === undefined ? undefined : kept
}

function flattened(list: List, run: Run): List {
  run.spend(list.length)
  return list.flatMap((item) => (isList(item) ? flattened(item, run) : [item]))
}

/** The place from 0 of a position that a list of that length has; undefined where it has none. */
function placeIn(length: number, position: Decimal): number | undefined {
  const at = truncated(position)
  if (at === undefined || at === 0 || Math.abs(at) > length) return undefined
  return at > 0 ? at - 1 : length + at
}

function sublist(values: List): List | undefined {
  const [list, position, wanted] = values as unknown as [List, Decimal, Decimal | undefined]
  const from = placeIn(list.length, position)
  const length = wanted === undefined ? list.length : truncated(wanted)
  if (from === undefined || length === undefined || length < 0) return undefined
  return wanted !== undefined && from + length > list.length ? undefined : list.slice(from, from + length)
}

function insertBefore(values: List): List | undefined {
  const [list, position, item] = values as unknown as [List, Decimal, Feel]
  const at = placeIn(list.length, position)
  return at === undefined ? undefined : list.toSpliced(at, 0, item)
}

function removed(values: List): List | undefined {
  const [list, position] = values as unknown as [List, Decimal]
  const at = placeIn(list.length, position)
  return at === undefined ? undefined : list.toSpliced(at, 1)
}

/** By a function that says whether one item comes before another; items that it leaves open keep their order. */
function sorted(values: List, run: Run): List | undefined {
  const [list, precedes] = values as unknown as [List, FunctionValue]
  let sound = true
  const before = (a: Feel, b: Feel): boolean => {
    run.spend(1)
    const answer = precedes.call({ kind: 'positional', values: [a, b] })
    sound &&= typeof answer === 'boolean'
    return answer === true
  }
  const result = list.toSorted((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0))
  return sound && isKind(precedes, 'function') ? result : undefined
}
