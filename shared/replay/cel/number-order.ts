import { type CelFunc, CelScalar, celFunc } from '@bufbuild/cel'
import { type CelNumber, plainNumber } from './numbers.ts'
import { CannotEvaluate } from './outcome.ts'

const { BOOL, DOUBLE, INT, UINT } = CelScalar

const ORDERS: readonly (readonly [string, (a: number, b: number) => boolean])[] = [
  ['_<_', (a, b) => a < b],
  ['_<=_', (a, b) => a <= b],
  ['_>_', (a, b) => a > b],
  ['_>=_', (a, b) => a >= b],
]

/**
 * Order where a double is on one side: integers are taken as doubles, as the conformance tests have it. What is no
 * number has no order in cel-go, and is neither above nor below in others.
 */
export const NUMBER_ORDER: readonly CelFunc[] = ORDERS.flatMap(([name, holds]) => {
  const compare = (a: CelNumber, b: CelNumber): boolean => {
    const [left, right] = [Number(plainNumber(a)), Number(plainNumber(b))]
    if (Number.isNaN(left) || Number.isNaN(right))
      throw new CannotEvaluate('the order of NaN, which differs between implementations of CEL')
    return holds(left, right)
  }
  return [
    celFunc(name, [DOUBLE, DOUBLE], BOOL, compare),
    celFunc(name, [INT, DOUBLE], BOOL, compare),
    celFunc(name, [DOUBLE, INT], BOOL, compare),
    celFunc(name, [UINT, DOUBLE], BOOL, compare),
    celFunc(name, [DOUBLE, UINT], BOOL, compare),
  ]
})
