import {
  absolute,
  add,
  ceil,
  divide,
  floor,
  multiply,
  remainder,
  round,
  subtract,
} from '../values/arithmetic.ts'
import { NotExact } from '../values/not-exact.ts'
import { isZero, numberOfInteger } from '../values/number.ts'
import { setOf } from '../values/set.ts'
import type { RegoNumber, Value } from '../values/value.ts'
import { isNumber, isSet } from '../values/value.ts'
import type { ArgumentType, Builtin, BuiltinContext } from './builtin.ts'
import { ARRAY, NUMBER, builtin, failed } from './builtin.ts'
import { numberOperand, operand, wholeOperand, wrongType } from './operands.ts'

const NUMBER_OR_SET: ArgumentType = ['number', 'set']

/** OPA has no limit; what is longer than this is no range that a policy means. */
const MOST_NUMBERS = 1_000_000n

export const NUMBERS: readonly Builtin[] = [
  binary('plus', add),
  builtin('minus', [NUMBER_OR_SET, NUMBER_OR_SET], NUMBER_OR_SET, minus),
  binary('mul', multiply),
  binary('div', (a, b) => (isZero(b) ? failed('divide by zero') : divide(a, b))),
  binary('rem', modulo),
  unary('abs', absolute),
  unary('round', round),
  unary('ceil', ceil),
  unary('floor', floor),
  builtin('numbers.range', [NUMBER, NUMBER], ARRAY, (args, context) => {
    return range(wholeOperand(args, 0), wholeOperand(args, 1), 1n, context)
  }),
  builtin('numbers.range_step', [NUMBER, NUMBER, NUMBER], ARRAY, (args, context) => {
    const [from, to, step] = [wholeOperand(args, 0), wholeOperand(args, 1), wholeOperand(args, 2)]
    if (step <= 0n) return failed('step must be a positive integer')
    return range(from, to, step, context)
  }),
]

function binary(name: string, calculate: (a: RegoNumber, b: RegoNumber) => RegoNumber): Builtin {
  return builtin(name, [NUMBER, NUMBER], NUMBER, (args) =>
    calculate(numberOperand(args, 0), numberOperand(args, 1)),
  )
}

function unary(name: string, calculate: (number: RegoNumber) => RegoNumber): Builtin {
  return builtin(name, [NUMBER], NUMBER, (args) => calculate(numberOperand(args, 0)))
}

function modulo(a: RegoNumber, b: RegoNumber): RegoNumber {
  if (isZero(b)) return failed('modulo by zero')
  return remainder(a, b) ?? failed('modulo on floating-point number')
}

/** Of two numbers, or of two sets. */
function minus(args: readonly Value[]): Value {
  const [a, b] = [operand(args, 0), operand(args, 1)]
  if (isNumber(a) && isNumber(b)) return subtract(a, b)
  if (isSet(a) && isSet(b)) return setOf(a.elements().filter((element) => !b.has(element)))
  if (!isNumber(a) && !isSet(a)) return wrongType(0, a, ['number', 'set'])
  return wrongType(1, b, isNumber(b) ? ['set'] : ['number'])
}

/** From one to the other, both ends included, up or down. */
function range(from: bigint, to: bigint, step: bigint, context: BuiltinContext): readonly RegoNumber[] {
  const length = (from < to ? to - from : from - to) / step + 1n
  if (length > MOST_NUMBERS) throw new NotExact(`a range of more than ${MOST_NUMBERS} numbers`)
  context.spend(Number(length))
  const signed = from <= to ? step : -step
  return Array.from({ length: Number(length) }, (_, at) => numberOfInteger(from + BigInt(at) * signed))
}
