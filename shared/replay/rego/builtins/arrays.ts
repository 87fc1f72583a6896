import type { Value } from '../values/value.ts'
import { isArray } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { ARRAY, NUMBER, builtin } from './builtin.ts'
import { arrayOperand, integerOperand } from './operands.ts'

export const ARRAYS: readonly Builtin[] = [
  builtin('array.concat', [ARRAY, ARRAY], ARRAY, (args) => [
    ...arrayOperand(args, 0),
    ...arrayOperand(args, 1),
  ]),
  builtin('array.slice', [ARRAY, NUMBER, NUMBER], ARRAY, (args) => {
    const array = arrayOperand(args, 0)
    const [from, to] = [integerOperand(args, 1), integerOperand(args, 2)]
    return array.slice(Math.max(0, from), Math.max(0, to))
  }),
  builtin('array.reverse', [ARRAY], ARRAY, (args) => arrayOperand(args, 0).toReversed()),
  builtin('array.flatten', [ARRAY], ARRAY, (args) => flattened(arrayOperand(args, 0))),
]

/** Arrays in it give their elements, and no deeper: an array of arrays of arrays is one of arrays. */
function flattened(array: readonly Value[]): readonly Value[] {
  return array.flatMap((element) => (isArray(element) ? element : [element]))
}
