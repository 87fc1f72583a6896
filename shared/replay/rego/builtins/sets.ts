import { EMPTY_SET, setOf } from '../values/set.ts'
import type { RegoSet, Value } from '../values/value.ts'
import { isSet } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { SET, builtin } from './builtin.ts'
import { setOperand, wrongType } from './operands.ts'

export const SETS: readonly Builtin[] = [
  builtin('and', [SET, SET], SET, (args) => intersection(setOperand(args, 0), setOperand(args, 1))),
  builtin('or', [SET, SET], SET, (args) => union([setOperand(args, 0), setOperand(args, 1)])),
  builtin('set_diff', [SET, SET], SET, (args) => {
    const [a, b] = [setOperand(args, 0), setOperand(args, 1)]
    return setOf(a.elements().filter((element) => !b.has(element)))
  }),
  builtin('intersection', [SET], SET, (args) => {
    const [first, ...others] = setsOf(args)
    return first === undefined ? EMPTY_SET : others.reduce(intersection, first)
  }),
  builtin('union', [SET], SET, (args) => union(setsOf(args))),
]

function setsOf(args: readonly Value[]): readonly RegoSet[] {
  return setOperand(args, 0)
    .elements()
    .map((element) => (isSet(element) ? element : wrongType(0, element, ['set'])))
}

function intersection(a: RegoSet, b: RegoSet): RegoSet {
  return setOf(a.elements().filter((element) => b.has(element)))
}

function union(sets: readonly RegoSet[]): RegoSet {
  return setOf(sets.flatMap((set) => set.elements()))
}
