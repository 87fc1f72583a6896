import { NotExact } from '../values/not-exact.ts'
import { numberOfInteger } from '../values/number.ts'
import type { Builtin } from './builtin.ts'
import { NUMBER, builtin, wrongOperand } from './builtin.ts'
import { wholeOperand } from './operands.ts'

const MOST_SHIFT = 100_000n

/** Integers of any size, in two's complement. */
export const BITS: readonly Builtin[] = [
  bitwise('bits.or', (a, b) => a | b),
  bitwise('bits.and', (a, b) => a & b),
  bitwise('bits.xor', (a, b) => a ^ b),
  bitwise('bits.lsh', (a, b) => a << shift(b)),
  bitwise('bits.rsh', (a, b) => a >> shift(b)),
  builtin('bits.negate', [NUMBER], NUMBER, (args) => numberOfInteger(~wholeOperand(args, 0))),
]

function bitwise(name: string, calculate: (a: bigint, b: bigint) => bigint): Builtin {
  return builtin(name, [NUMBER, NUMBER], NUMBER, (args) =>
    numberOfInteger(calculate(wholeOperand(args, 0), wholeOperand(args, 1))),
  )
}

function shift(by: bigint): bigint {
  if (by < 0n) return wrongOperand('operand 2 must be an unsigned integer number but got a negative integer')
  if (by > MOST_SHIFT) throw new NotExact(`a shift by more than ${MOST_SHIFT} bits`)
  return by
}
