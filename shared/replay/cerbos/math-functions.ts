import { type CelFunc, CelScalar, type CelValue, celFunc, isCelList, celUint } from '@bufbuild/cel'
import { type CelNumber, isNumber, plainNumber } from '../cel/numbers.ts'
import { CannotEvaluate } from '../cel/outcome.ts'

const { BOOL, DOUBLE, DYN, INT, UINT } = CelScalar

/** Most arguments that a macro of cel-go is written with here. */
const MOST_ARGUMENTS = 8

/** The math extension of cel-go. Shifts are left out: they are refused by name. */
export const MATH: readonly CelFunc[] = [
  ...extreme('math.least', -1),
  ...extreme('math.greatest', 1),
  celFunc('math.ceil', [DOUBLE], DOUBLE, Math.ceil),
  celFunc('math.floor', [DOUBLE], DOUBLE, Math.floor),
  celFunc('math.trunc', [DOUBLE], DOUBLE, Math.trunc),
  // Halves are rounded away from zero.
  celFunc(
    'math.round',
    [DOUBLE],
    DOUBLE,
    (value) => Math.sign(value) * Math.floor(Math.abs(value)) + halfUp(value),
  ),
  celFunc('math.isInf', [DOUBLE], BOOL, (value) => Math.abs(value) === Infinity),
  celFunc('math.isNaN', [DOUBLE], BOOL, Number.isNaN),
  celFunc('math.isFinite', [DOUBLE], BOOL, Number.isFinite),
  celFunc('math.abs', [DOUBLE], DOUBLE, Math.abs),
  celFunc('math.abs', [UINT], UINT, (value) => value),
  celFunc('math.abs', [INT], INT, (value) => {
    if (value === -(2n ** 63n)) throw new Error('integer overflow')
    return value < 0n ? -value : value
  }),
  celFunc('math.sign', [DOUBLE], DOUBLE, (value) => Math.sign(value)),
  celFunc('math.sign', [INT], INT, (value) => (value > 0n ? 1n : value < 0n ? -1n : 0n)),
  celFunc('math.sign', [UINT], UINT, (value) => celUint(value.value === 0n ? 0n : 1n)),
  celFunc('math.sqrt', [DOUBLE], DOUBLE, Math.sqrt),
  celFunc('math.sqrt', [INT], DOUBLE, (value) => Math.sqrt(Number(value))),
  celFunc('math.sqrt', [UINT], DOUBLE, (value) => Math.sqrt(Number(value.value))),
  ...bitwise('math.bitAnd', (a, b) => a & b),
  ...bitwise('math.bitOr', (a, b) => a | b),
  ...bitwise('math.bitXor', (a, b) => a ^ b),
  celFunc('math.bitNot', [INT], INT, (value) => ~value),
  celFunc('math.bitNot', [UINT], UINT, (value) => celUint(BigInt.asUintN(64, ~value.value))),
]

function halfUp(value: number): number {
  return Math.abs(value) - Math.floor(Math.abs(value)) >= 0.5 ? Math.sign(value) : 0
}

function bitwise(name: string, apply: (a: bigint, b: bigint) => bigint): readonly CelFunc[] {
  return [
    celFunc(name, [INT, INT], INT, apply),
    celFunc(name, [UINT, UINT], UINT, (a, b) => celUint(apply(a.value, b.value))),
  ]
}

/** The least or greatest of numbers of any type; of equal ones the first. */
function extreme(name: string, sign: 1 | -1): readonly CelFunc[] {
  const choose = (values: readonly CelValue[]): CelValue => {
    const [first, ...rest] = values.map(numberOf)
    if (first === undefined) throw new Error(`${name}() argument must not be empty`)
    return rest.reduce((best, each) => (compared(each, best) === sign ? each : best), first)
  }
  return Array.from({ length: MOST_ARGUMENTS }, (_, at) =>
    celFunc(
      name,
      Array.from({ length: at + 1 }, () => DYN),
      DYN,
      (...given: CelValue[]) => {
        const [only] = given
        return choose(given.length === 1 && only !== undefined && isCelList(only) ? [...only] : given)
      },
    ),
  )
}

function numberOf(value: CelValue): CelNumber {
  if (typeof value === 'number' && Number.isNaN(value)) throw new CannotEvaluate('NaN is compared')
  if (isNumber(value)) return value
  throw new Error('no such overload: not a number')
}

/** Numbers of different types as cel-go compares them: the integer as a double. */
function compared(a: CelNumber, b: CelNumber): number {
  const [left, right] = [plainNumber(a), plainNumber(b)]
  if (typeof left === typeof right) return left < right ? -1 : Number(left > right)
  const [x, y] = [Number(left), Number(right)]
  return x < y ? -1 : Number(x > y)
}
