import { type Decimal, truncated } from './decimal.ts'
import type { Run } from './run.ts'
import { type Feel, type FunctionValue, isKind } from './value.ts'

/** `list replace` (DMN 1.5, table 76): the item at a place, or all for which a function of item and new item is true. */
export function listReplace(values: readonly Feel[], run: Run): readonly Feel[] | undefined {
  const [list, which, item] = values as unknown as [readonly Feel[], Decimal | FunctionValue, Feel]
  run.spend(list.length)
  return isKind(which, 'number') ? replacedAt(list, which, item) : replacedWhere(list, which, item)
}

function replacedAt(list: readonly Feel[], position: Decimal, item: Feel): readonly Feel[] | undefined {
  const at = truncated(position)
  if (at === undefined || at === 0 || Math.abs(at) > list.length) return undefined
  return list.with(at > 0 ? at - 1 : at, item)
}

function replacedWhere(list: readonly Feel[], match: FunctionValue, item: Feel): readonly Feel[] | undefined {
  if (match.parameters?.length !== 2) return undefined
  const answers = list.map((each) => match.call({ kind: 'positional', values: [each, item] }))
  if (!answers.every((answer) => typeof answer === 'boolean')) return undefined
  return list.map((each, at) => (answers[at] === true ? item : each))
}
