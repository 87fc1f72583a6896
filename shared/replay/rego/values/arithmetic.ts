import type { BigFloat } from './big-float.ts'
import {
  addFloats,
  bigFloatOf,
  bigFloatOfInteger,
  compareFloats,
  divideFloats,
  integerOf,
  multiplyFloats,
  negated,
  truncated,
} from './big-float.ts'
import { floatText } from './float-text.ts'
import { NotExact } from './not-exact.ts'
import { compareNumbers, numberOfInteger, numberOfText, safeInteger } from './number.ts'
import type { RegoNumber } from './value.ts'

/** Products of two of them are safe integers of JavaScript too. */
const SMALL = 2 ** 26

/** As OPA calculates. Throws NotExact where versions of it differ. */
export function add(a: RegoNumber, b: RegoNumber): RegoNumber {
  const [x, y] = [safeInteger(a), safeInteger(b)]
  if (x !== undefined && y !== undefined && Number.isSafeInteger(x + y)) return numberOfInteger(x + y)
  return calculated(a, b, (left, right) => left + right, addFloats)
}

/** As OPA calculates. Throws NotExact where versions of it differ. */
export function subtract(a: RegoNumber, b: RegoNumber): RegoNumber {
  const [x, y] = [safeInteger(a), safeInteger(b)]
  if (x !== undefined && y !== undefined && Number.isSafeInteger(x - y)) return numberOfInteger(x - y)
  return calculated(
    a,
    b,
    (left, right) => left - right,
    (left, right) => addFloats(left, negated(right)),
  )
}

/** As OPA calculates. Throws NotExact where versions of it differ. */
export function multiply(a: RegoNumber, b: RegoNumber): RegoNumber {
  const [x, y] = [safeInteger(a), safeInteger(b)]
  if (x !== undefined && y !== undefined && Math.abs(x) < SMALL && Math.abs(y) < SMALL)
    return numberOfInteger(x * y)
  return calculated(a, b, (left, right) => left * right, multiplyFloats)
}

/** Requires a divisor that is not zero. */
export function divide(a: RegoNumber, b: RegoNumber): RegoNumber {
  const [x, y] = [safeInteger(a), safeInteger(b)]
  if (x !== undefined && y !== undefined && x % y === 0) return numberOfInteger(x / y)
  return numberOfText(floatText(divideFloats(floatOf(a), floatOf(b))))
}

/** What is left of a division, with the sign of `a`; undefined where one is no integer. Requires `b` that is not zero. */
export function remainder(a: RegoNumber, b: RegoNumber): RegoNumber | undefined {
  const [left, right] = [wholeOf(a), wholeOf(b)]
  if (left === undefined || right === undefined) return undefined
  return numberOfInteger(left % right)
}

export function absolute(number: RegoNumber): RegoNumber {
  const small = safeInteger(number)
  if (small !== undefined) return numberOfInteger(Math.abs(small))
  return numberOfText(floatText({ ...floatOf(number), negative: false }))
}

/** Half away from zero. */
export function round(number: RegoNumber): RegoNumber {
  return toInteger(number, (float) => truncated(addFloats(float, float.negative ? negated(HALF) : HALF)))
}

/** OPA's own: between -1 and 0 it is 1, since it looks at the sign of what it cut off, and zero has none. */
export function ceil(number: RegoNumber): RegoNumber {
  return toInteger(number, (float) => {
    const whole = truncated(float)
    const isWhole = compareFloats(bigFloatOfInteger(whole), float) === 0
    return whole < 0n || isWhole ? whole : whole + 1n
  })
}

/** OPA's own: between -1 and 0 it is 0. */
export function floor(number: RegoNumber): RegoNumber {
  return toInteger(number, (float) => {
    const whole = truncated(float)
    const isWhole = compareFloats(bigFloatOfInteger(whole), float) === 0
    return whole >= 0n || isWhole ? whole : whole - 1n
  })
}

/** The integer that the number is, however it is written (`1e3`), in 64 bits of precision; undefined: it is none. */
export function wholeOf(number: RegoNumber): bigint | undefined {
  const small = safeInteger(number)
  return small === undefined ? integerOf(floatOf(number)) : BigInt(small)
}

/** Without what stands behind the point. */
export function truncate(number: RegoNumber): bigint {
  const small = safeInteger(number)
  return small === undefined ? truncated(floatOf(number)) : BigInt(small)
}

/** The double nearest to it. */
export function doubleOf(number: RegoNumber): number {
  return Number(number.text)
}

/** From 1, left to right, rounded to 53 bits each time: OPA's products begin with a double. */
export function product(numbers: readonly RegoNumber[]): RegoNumber {
  const floats = numbers.map(floatOf)
  const one = bigFloatOfInteger(1n)
  const text = floatText(
    floats.reduce((total, float) => multiplyFloats(total, float, 53), { ...one, precision: 53 }),
  )
  const wholes = floats.map(integerOf)
  if (wholes.includes(undefined)) return numberOfText(text)
  return inFullOr(
    wholes.reduce<bigint>((total, whole) => total * (whole ?? 1n), 1n),
    text,
  )
}

const HALF = bigFloatOf('0.5')

function toInteger(number: RegoNumber, whole: (float: BigFloat) => bigint): RegoNumber {
  if (safeInteger(number) !== undefined) return number
  return numberOfText(floatText(bigFloatOfInteger(whole(floatOf(number)))))
}

/**
 * Versions of OPA differ in whether large integers are calculated in full or rounded: where that makes a difference
 * there is no one answer.
 */
function calculated(
  a: RegoNumber,
  b: RegoNumber,
  exact: (left: bigint, right: bigint) => bigint,
  float: (left: BigFloat, right: BigFloat) => BigFloat,
): RegoNumber {
  const [left, right] = [floatOf(a), floatOf(b)]
  const text = floatText(float(left, right))
  const [x, y] = [integerOf(left), integerOf(right)]
  if (x === undefined || y === undefined) return numberOfText(text)
  return inFullOr(exact(x, y), text)
}

function inFullOr(inFull: bigint, text: string): RegoNumber {
  if (compareNumbers(numberOfInteger(inFull), numberOfText(text)) !== 0)
    throw new NotExact('integers as large as this are rounded by some versions of OPA and not by others')
  return numberOfInteger(inFull)
}

function floatOf(number: RegoNumber): BigFloat {
  return bigFloatOf(number.text)
}
