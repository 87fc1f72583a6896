import { add, product, wholeOf } from '../values/arithmetic.ts'
import { compareValues, equalValues } from '../values/compare.ts'
import { NotExact } from '../values/not-exact.ts'
import { numberOfInteger } from '../values/number.ts'
import type { RegoNumber, Value } from '../values/value.ts'
import { isArray, isNumber } from '../values/value.ts'
import type { Builtin } from './builtin.ts'
import { ANY, ARRAY, BOOLEAN, LIST, NUMBER, builtin } from './builtin.ts'
import { elementsOperand, operand, wrongElement, wrongType } from './operands.ts'

const LISTS = ['set', 'array']

export const AGGREGATES: readonly Builtin[] = [
  builtin('count', [['array', 'object', 'set', 'string']], NUMBER, (args) =>
    numberOfInteger(lengthOf(operand(args, 0))),
  ),
  builtin('sum', [LIST], NUMBER, (args) => sum(numbersOf(args))),
  builtin('product', [LIST], NUMBER, (args) => product(numbersOf(args))),
  builtin('max', [LIST], ANY, (args) => last(elementsOperand(args, 0, LISTS), (order) => order >= 0)),
  builtin('min', [LIST], ANY, (args) => last(elementsOperand(args, 0, LISTS), (order) => order <= 0)),
  builtin('sort', [LIST], ARRAY, (args) => elementsOperand(args, 0, LISTS).toSorted(compareValues)),
  builtin('all', [LIST], BOOLEAN, (args) =>
    elementsOperand(args, 0, ['array', 'set']).every((element) => equalValues(element, true)),
  ),
  builtin('any', [LIST], BOOLEAN, (args) =>
    elementsOperand(args, 0, ['array', 'set']).some((element) => equalValues(element, true)),
  ),
]

/** A string has as many characters as it has code points; a byte that is no UTF-8 is one. */
function lengthOf(value: Value): number {
  if (typeof value === 'string') return Array.from(value).length
  if (isArray(value)) return value.length
  if (value === null || typeof value === 'boolean' || value.kind === 'number')
    return wrongType(0, value, ['array', 'object', 'set', 'string'])
  return value.size
}

function numbersOf(args: readonly Value[]): readonly RegoNumber[] {
  return elementsOperand(args, 0, LISTS).map((element) =>
    isNumber(element) ? element : wrongElement(0, operand(args, 0), element, 'number'),
  )
}

/** A total that leaves 64 bits on its way overflows in some versions of OPA. */
function sum(numbers: readonly RegoNumber[]): RegoNumber {
  let total = numberOfInteger(0)
  for (const number of numbers) {
    total = add(total, number)
    const whole = wholeOf(total)
    if (whole !== undefined && BigInt.asIntN(64, whole) !== whole)
      throw new NotExact('a sum of more than 64 bits, which versions of OPA calculate differently')
  }
  return total
}

/** The last of those that no other goes before; undefined: there is none. */
function last(elements: readonly Value[], wins: (order: number) => boolean): Value | undefined {
  let best = elements[0]
  for (const element of elements) if (best !== undefined && wins(compareValues(element, best))) best = element
  return best
}
