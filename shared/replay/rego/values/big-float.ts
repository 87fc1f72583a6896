import { NotExact } from './not-exact.ts'

/**
 * A binary floating-point number as Go's math/big has it, on which OPA calculates: `mantissa` · 2^`exponent`. Zero has
 * a sign too.
 */
export interface BigFloat {
  readonly negative: boolean
  /** Not below zero; at most `precision` bits. */
  readonly mantissa: bigint
  readonly exponent: number
  /** In bits: what a result is rounded to. */
  readonly precision: number
}

/** What OPA's numbers have. */
const PRECISION = 64

/** Powers of five of more than 55 have more bits than the working precision of Go's parser, which then rounds them. */
const WORKING_PRECISION = PRECISION + 64

/** Beyond it OPA goes on, slowly; no policy means such a number. */
const MOST_EXPONENT = 5_000
const MOST_DIGITS = 10_000

const PARTS = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/

/** Requires a decimal number (`1`, `1.`, `-1.5e3`). Throws NotExact for one of an absurd size. */
export function bigFloatOf(text: string): BigFloat {
  const match = PARTS.exec(text)
  if (match === null) throw new RangeError(`no number: ${text.slice(0, 40)}`)
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const power = Number(exponent) - fraction.length
  if (text.length > MOST_DIGITS || Math.abs(power) > MOST_EXPONENT)
    throw new NotExact('a number is too large or too small to calculate with')
  const digits: BigFloat = exactly(BigInt(whole + fraction), sign === '-')
  if (power === 0 || digits.mantissa === 0n) return rounded(digits, PRECISION)
  const five = powerOfFive(Math.abs(power))
  const scaled = power > 0 ? multiply(digits, five, PRECISION) : divide(digits, five, PRECISION)
  return { ...scaled, exponent: scaled.exponent + power }
}

/** An integer with all its bits. */
export function bigFloatOfInteger(integer: bigint): BigFloat {
  return exactly(integer < 0n ? -integer : integer, integer < 0n)
}

/** The integer, where it is one. */
export function integerOf(float: BigFloat): bigint | undefined {
  const whole = truncated(float)
  return compareFloats(bigFloatOfInteger(whole), float) === 0 ? whole : undefined
}

/** Without what stands behind the point. */
export function truncated({ negative, mantissa, exponent }: BigFloat): bigint {
  const whole = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa >> BigInt(-exponent)
  return negative ? -whole : whole
}

export function addFloats(a: BigFloat, b: BigFloat): BigFloat {
  const exponent = Math.min(a.exponent, b.exponent)
  const sum = aligned(a, exponent) + aligned(b, exponent)
  const bothNegative = a.negative && b.negative
  const negative = sum < 0n || (sum === 0n && bothNegative)
  return rounded({ ...exactly(sum < 0n ? -sum : sum, negative), exponent }, common(a, b))
}

export function negated(float: BigFloat): BigFloat {
  return { ...float, negative: !float.negative }
}

export function multiplyFloats(a: BigFloat, b: BigFloat, precision = common(a, b)): BigFloat {
  return multiply(a, b, precision)
}

/** Requires a divisor that is not zero. */
export function divideFloats(a: BigFloat, b: BigFloat): BigFloat {
  return divide(a, b, common(a, b))
}

export function compareFloats(a: BigFloat, b: BigFloat): number {
  const exponent = Math.min(a.exponent, b.exponent)
  const difference = aligned(a, exponent) - aligned(b, exponent)
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

export function bitLength(mantissa: bigint): number {
  if (mantissa === 0n) return 0
  const hex = mantissa.toString(16)
  return hex.length * 4 - Math.clz32(Number.parseInt(hex.charAt(0), 16)) + 28
}

function multiply(a: BigFloat, b: BigFloat, precision: number): BigFloat {
  const product = {
    ...exactly(a.mantissa * b.mantissa, a.negative !== b.negative),
    exponent: a.exponent + b.exponent,
  }
  return rounded(product, precision)
}

/** The quotient has bits to spare, the last of which stands for all that follow: so it is rounded rightly. */
function divide(a: BigFloat, b: BigFloat, precision: number): BigFloat {
  const shift = Math.max(0, precision + 2 + bitLength(b.mantissa) - bitLength(a.mantissa))
  const dividend = a.mantissa << BigInt(shift)
  const quotient = dividend / b.mantissa
  const rest = dividend % b.mantissa === 0n ? 0n : 1n
  const float = {
    ...exactly((quotient << 1n) | rest, a.negative !== b.negative),
    exponent: a.exponent - b.exponent - shift - 1,
  }
  return rounded(float, precision)
}

/** By repeated squaring from 5^27, the largest power that fits 64 bits: as Go does it, roundings included. */
function powerOfFive(power: number): BigFloat {
  const tabled = Math.min(power, 27)
  let result = exactly(5n ** BigInt(tabled), false)
  let factor = exactly(5n, false)
  for (let left = power - tabled; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, factor, WORKING_PRECISION)
    factor = multiply(factor, factor, WORKING_PRECISION + 64)
  }
  return result
}

/** To the nearest; of two as near, to the even one. */
function rounded(float: BigFloat, precision: number): BigFloat {
  const spare = bitLength(float.mantissa) - precision
  if (spare <= 0) return { ...float, precision }
  const shift = BigInt(spare)
  const rest = float.mantissa & ((1n << shift) - 1n)
  const half = 1n << (shift - 1n)
  const kept = float.mantissa >> shift
  const up = rest > half || (rest === half && (kept & 1n) === 1n)
  return { ...float, mantissa: up ? kept + 1n : kept, exponent: float.exponent + spare, precision }
}

function exactly(mantissa: bigint, negative: boolean): BigFloat {
  return { negative, mantissa, exponent: 0, precision: Math.max(PRECISION, bitLength(mantissa)) }
}

function aligned({ negative, mantissa, exponent }: BigFloat, to: number): bigint {
  const shifted = mantissa << BigInt(exponent - to)
  return negative ? -shifted : shifted
}

function common(a: BigFloat, b: BigFloat): number {
  return Math.max(a.precision, b.precision)
}
