/**
 * A FEEL number (DMN 1.5, 10.3.2.3.1): decimal128 of IEEE 754-2008, `coefficient * 10 ** exponent`, at most 34
 * digits. In lowest terms, so that equal numbers are equal field by field. There is no NaN and no infinity: what
 * would be one is null in FEEL.
 */
export interface Decimal {
  readonly kind: 'number'
  readonly coefficient: bigint
  readonly exponent: number
}

export const PRECISION = 34
const MAX_EXPONENT = 6144
const MIN_EXPONENT = -6176
/** Longer literals are refused: reading them would have no bound. */
const MAX_DIGITS = 20_000
const WRITTEN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/

/** How a number that lies between two others is rounded. `down` is toward zero, `up` away from it. */
export type Rounding = 'half-even' | 'half-up' | 'half-down' | 'up' | 'down' | 'floor' | 'ceiling'

export const ZERO: Decimal = { kind: 'number', coefficient: 0n, exponent: 0 }

/** The number nearest to `coefficient * 10 ** exponent`, ties to even; undefined beyond the range of decimal128. */
export function decimal(coefficient: bigint, exponent: number): Decimal | undefined {
  if (coefficient === 0n) return ZERO
  const length = digitsOf(coefficient)
  const excess = Math.max(length - PRECISION, MIN_EXPONENT - exponent)
  // Less than a tenth of the last place there is: to work it out would take as long as the exponent is large.
  if (excess > length) return ZERO
  if (excess > 0) return decimal(divideRounded(coefficient, tenTo(excess), 'half-even'), exponent + excess)
  let [digits, power] = [coefficient, exponent]
  while (digits % 10n === 0n) [digits, power] = [digits / 10n, power + 1]
  if (digitsOf(digits) + power - 1 > MAX_EXPONENT) return undefined
  return { kind: 'number', coefficient: digits, exponent: power }
}

/** The number of an integer. Requires |value| < 10 ** 34. */
export function integer(value: bigint | number): Decimal {
  return decimal(BigInt(value), 0) ?? ZERO
}

/** The number that a text writes, `-1.5e3`; undefined where it writes none, or one beyond decimal128. */
export function readDecimal(text: string): Decimal | undefined {
  if (text.length > MAX_DIGITS) return undefined
  const match = WRITTEN.exec(text)
  const [, sign, whole = '', fraction = '', exponent = '0'] = match ?? []
  if (match === null || whole.length + fraction.length === 0) return undefined
  const digits = BigInt(`${whole}${fraction}`)
  return decimal(sign === '-' ? -digits : digits, Number(exponent) - fraction.length)
}

/** The digits of a number without an exponent, as `string()` gives them. */
export function decimalText({ coefficient, exponent }: Decimal): string {
  const sign = coefficient < 0n ? '-' : ''
  const digits = String(magnitude(coefficient))
  if (exponent >= 0) return `${sign}${digits}${'0'.repeat(exponent)}`
  const padded = digits.padStart(1 - exponent, '0')
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`
}

/** Negative, zero or positive, by value: 1.0 and 1 are equal. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const difference = sign(a) - sign(b)
  if (difference !== 0 || a.coefficient === 0n) return Math.sign(difference)
  const scale = digitsOf(a.coefficient) + a.exponent - digitsOf(b.coefficient) - b.exponent
  if (scale !== 0) return Math.sign(scale) * sign(a)
  const [left, right] = aligned(a, b)
  return left === right ? 0 : left < right ? -1 : 1
}

/** Rounded to 34 digits; undefined where it is too large (decimal128). */
export function add(a: Decimal, b: Decimal): Decimal | undefined {
  const [left, right, exponent] = aligned(a, b)
  return decimal(left + right, exponent)
}

export function negate(a: Decimal): Decimal {
  return { ...a, coefficient: -a.coefficient }
}

/** Rounded to 34 digits; undefined where it is too large (decimal128). */
export function multiply(a: Decimal, b: Decimal): Decimal | undefined {
  return decimal(a.coefficient * b.coefficient, a.exponent + b.exponent)
}

/** Undefined where the divisor is zero. */
export function divide(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.coefficient === 0n) return undefined
  const shift = Math.max(0, PRECISION + 2 + digitsOf(b.coefficient) - digitsOf(a.coefficient))
  const dividend = a.coefficient * tenTo(shift)
  const quotient = dividend / b.coefficient
  // A last digit that says "and something more" makes one rounding of the two.
  const more = quotient * b.coefficient === dividend ? 0n : 1n
  const negative = dividend < 0n !== b.coefficient < 0n
  return decimal(quotient * 10n + (negative ? -more : more), a.exponent - b.exponent - shift - 1)
}

/** The number with at most `scale` digits after the point. */
export function rounded(value: Decimal, scale: number, rounding: Rounding): Decimal | undefined {
  if (-value.exponent <= scale) return value
  const dropped = -value.exponent - scale
  // Further digits than the number has leave less than a half: one above them rounds the same.
  const bounded = Math.min(dropped, digitsOf(value.coefficient) + 1)
  const quotient = divideRounded(value.coefficient, tenTo(bounded), rounding)
  return decimal(quotient, -scale)
}

export function sign({ coefficient }: Decimal): number {
  return coefficient === 0n ? 0 : coefficient < 0n ? -1 : 1
}

export function isInteger({ exponent }: Decimal): boolean {
  return exponent >= 0
}

/** The integer part, toward zero, as a double; undefined beyond ±(2^53 - 1). */
export function truncated(value: Decimal): number | undefined {
  if (digitsOf(value.coefficient) + value.exponent > 17) return undefined
  const scaled =
    value.exponent >= 0
      ? value.coefficient * tenTo(value.exponent)
      : value.coefficient / tenTo(Math.min(-value.exponent, 100))
  return Number.isSafeInteger(Number(scaled)) ? Number(scaled) : undefined
}

/** `numerator / denominator` as an integer. Requires a denominator above zero. */
function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const quotient = numerator / denominator
  const rest = magnitude(numerator % denominator)
  if (rest === 0n) return quotient
  const away = quotient + (numerator < 0n ? -1n : 1n)
  const half = rest * 2n === denominator ? 0 : rest * 2n < denominator ? -1 : 1
  return roundsAway(rounding, half, { negative: numerator < 0n, odd: quotient % 2n !== 0n }) ? away : quotient
}

function roundsAway(
  rounding: Rounding,
  half: number,
  { negative, odd }: { readonly negative: boolean; readonly odd: boolean },
): boolean {
  switch (rounding) {
    case 'half-even':
      return half > 0 || (half === 0 && odd)
    case 'half-up':
      return half >= 0
    case 'half-down':
      return half > 0
    case 'up':
      return true
    case 'down':
      return false
    case 'floor':
      return negative
    case 'ceiling':
      return !negative
  }
}

export function tenTo(power: number): bigint {
  return 10n ** BigInt(power)
}

export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

export function digitsOf(value: bigint): number {
  return String(magnitude(value)).length
}

/** Both coefficients at the lower of the two exponents. */
function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent)
  return [
    a.coefficient * tenTo(a.exponent - exponent),
    b.coefficient * tenTo(b.exponent - exponent),
    exponent,
  ]
}
