import {
  add,
  compareDecimals,
  type Decimal,
  decimal,
  digitsOf,
  divide,
  integer,
  isInteger,
  magnitude,
  multiply,
  PRECISION,
  tenTo,
  truncated,
} from './decimal.ts'

/** Digits that are carried beyond those of the answer, so that its last one is right. */
const GUARD = 16
const ONE = tenTo(PRECISION + GUARD)
/** Beyond these powers of e, decimal128 has no number but zero. */
const MAX_LOGARITHM = 14_150
const LARGEST_EXPONENT = 100_000

/** Requires value >= 0. */
export function squareRoot(value: Decimal): Decimal | undefined {
  const wanted = Math.max(0, 2 * (PRECISION + 4) - digitsOf(value.coefficient))
  const shift = (value.exponent - wanted) % 2 === 0 ? wanted : wanted + 1
  const scaled = value.coefficient * tenTo(shift)
  const root = integerRoot(scaled)
  const more = root * root === scaled ? 0n : 1n
  return decimal(root * 10n + more, (value.exponent - shift) / 2 - 1)
}

/** e to a power; undefined beyond decimal128. */
export function exponential(value: Decimal): Decimal | undefined {
  const whole = truncated(value)
  if (whole === undefined || Math.abs(whole) > MAX_LOGARITHM) return belowAll(value)
  // e^x = (e^(x / 2^k))^(2^k), with x / 2^k small enough for the series to end soon.
  const halvings = 20
  const extra = tenTo(20)
  const unit = ONE * extra
  const scaled = fixed(value, unit) >> BigInt(halvings)
  let [term, sum] = [unit, unit]
  for (let n = 1n; term !== 0n; n += 1n) {
    term = (term * scaled) / unit / n
    sum += term
  }
  let result = significant(sum, -digitsOf(unit) + 1)
  for (let at = 0; at < halvings; at += 1) result = significant(result[0] * result[0], result[1] * 2)
  return decimal(result[0], result[1])
}

/** The natural logarithm. Requires value > 0. */
export function logarithm(value: Decimal): Decimal | undefined {
  const magnitudeOf = digitsOf(value.coefficient) - 1
  const mantissa = (value.coefficient * ONE) / tenTo(magnitudeOf)
  const power = BigInt(value.exponent + magnitudeOf)
  return decimal(logOfFixed(mantissa) + power * logOfFixed(10n * ONE), -(PRECISION + GUARD))
}

/** `base ** power`; undefined where it is no real number, or beyond decimal128. */
export function power(base: Decimal, exponent: Decimal): Decimal | undefined {
  if (exponent.coefficient === 0n) return integer(1)
  if (base.coefficient === 0n) return exponent.coefficient > 0n ? base : undefined
  const whole = isInteger(exponent) ? truncated(exponent) : undefined
  if (whole !== undefined && Math.abs(whole) <= LARGEST_EXPONENT) return wholePower(base, whole)
  if (base.coefficient < 0n) return undefined
  if (compareDecimals(base, integer(1)) === 0) return base
  const log = logarithm(base)
  const product = log === undefined ? undefined : multiply(log, exponent)
  return product === undefined ? undefined : exponential(product)
}

function wholePower(base: Decimal, exponent: number): Decimal | undefined {
  let result: readonly [bigint, number] = [1n, 0]
  let factor: readonly [bigint, number] = [base.coefficient, base.exponent]
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = significant(result[0] * factor[0], result[1] + factor[1])
    factor = significant(factor[0] * factor[0], factor[1] * 2)
  }
  if (exponent > 0) return decimal(result[0], result[1])
  const shift = PRECISION + GUARD + digitsOf(result[0])
  return decimal(tenTo(shift) / result[0], -result[1] - shift)
}

function belowAll(value: Decimal): Decimal | undefined {
  return value.coefficient < 0n ? integer(0) : undefined
}

/** A product cut to the digits that count, with its exponent. */
function significant(value: bigint, exponent: number): readonly [bigint, number] {
  const excess = digitsOf(value) - (PRECISION + GUARD + 10)
  return excess <= 0 ? [value, exponent] : [value / tenTo(excess), exponent + excess]
}

/** A number in units of `1 / unit`. */
function fixed({ coefficient, exponent }: Decimal, unit: bigint): bigint {
  if (exponent >= 0) return coefficient * tenTo(exponent) * unit
  return -exponent > 2 * PRECISION + 2 * GUARD + 40 ? 0n : (coefficient * unit) / tenTo(-exponent)
}

/** The natural logarithm of a fixed number of at least one: 2 artanh((x - 1) / (x + 1)), halved by roots. */
function logOfFixed(value: bigint): bigint {
  let [x, doublings] = [value, 0n]
  while (x - ONE > ONE / 10n) [x, doublings] = [integerRoot(x * ONE), doublings + 1n]
  const ratio = ((x - ONE) * ONE) / (x + ONE)
  const square = (ratio * ratio) / ONE
  let [term, sum] = [ratio, 0n]
  for (let n = 1n; term !== 0n; n += 2n) {
    sum += term / n
    term = (term * square) / ONE
  }
  return (sum * 2n) << doublings
}

/** The largest integer whose square is not above the value (Newton). */
function integerRoot(value: bigint): bigint {
  if (value < 2n) return value
  let guess = tenTo(Math.ceil(digitsOf(value) / 2))
  for (;;) {
    const next = (guess + value / guess) / 2n
    if (next >= guess) return guess
    guess = next
  }
}

/** The sample standard deviation. Requires at least two values. */
export function sampleDeviation(values: readonly Decimal[], mean: Decimal): Decimal | undefined {
  let sum: Decimal | undefined = integer(0)
  for (const value of values) {
    const distance = add(value, { ...mean, coefficient: -mean.coefficient })
    const square = distance === undefined ? undefined : multiply(distance, distance)
    sum = sum === undefined || square === undefined ? undefined : add(sum, square)
  }
  const variance = sum === undefined ? undefined : divide(sum, integer(values.length - 1))
  return variance === undefined
    ? undefined
    : squareRoot({ ...variance, coefficient: magnitude(variance.coefficient) })
}
