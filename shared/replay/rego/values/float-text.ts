import type { BigFloat } from './big-float.ts'
import { bitLength, integerOf } from './big-float.ts'

/** Digits without zeros at the end, and where the point stands: 0.`digits` · 10^`point`. */
interface Digits {
  readonly digits: string
  readonly point: number
}

/**
 * The shortest decimal that reads back as the same number, as OPA writes what it calculated: an integer in full, else
 * as Go's `%g`.
 */
export function floatText(float: BigFloat): string {
  const sign = float.negative ? '-' : ''
  if (float.mantissa === 0n) return `${sign}0`
  const { digits, point } = shortest(float)
  if (integerOf(float) !== undefined) return sign + digits.padEnd(point, '0')
  const exponent = point - 1
  if (exponent < -4 || exponent >= 6) return `${sign}${scientific(digits, exponent)}`
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

function scientific(digits: string, exponent: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
  const size = Math.abs(exponent).toString().padStart(2, '0')
  return `${digits.charAt(0)}${fraction}e${exponent < 0 ? '-' : '+'}${size}`
}

/**
 * As few digits as tell the number from those half a unit of its last bit away. The bounds themselves will do where
 * the mantissa is even, since they are then rounded to it.
 */
function shortest(float: BigFloat): Digits {
  const spare = bitLength(float.mantissa) - (float.precision + 1)
  const mantissa = spare < 0 ? float.mantissa << BigInt(-spare) : float.mantissa >> BigInt(spare)
  const exponent = float.exponent + spare
  const exact = decimalDigits(mantissa, exponent)
  const lower = decimalDigits(mantissa - 1n, exponent).digits
  const upper = decimalDigits(mantissa + 1n, exponent).digits
  const inclusive = (mantissa & 2n) === 0n
  for (let at = 0; at < exact.digits.length; at += 1) {
    const digit = digitAt(exact.digits, at)
    const low = digitAt(lower, at)
    const high = digitAt(upper, at)
    const down = low !== digit || (inclusive && at + 1 === lower.length)
    const up = digit !== high && (inclusive || digit + 1 < high || at + 1 < upper.length)
    if (down && up) return cut(exact, at + 1, roundsUp(exact.digits, at + 1) ? 'up' : 'down')
    if (down || up) return cut(exact, at + 1, up ? 'up' : 'down')
  }
  return exact
}

function decimalDigits(mantissa: bigint, exponent: number): Digits {
  const scaled = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent)
  const all = scaled.toString()
  return { digits: withoutLastZeros(all), point: all.length + Math.min(exponent, 0) }
}

function digitAt(digits: string, at: number): number {
  return at < digits.length ? digits.charCodeAt(at) - 0x30 : 0
}

/** Whether the digits from `at` on are more than half, or half and the digit before is odd. */
function roundsUp(digits: string, at: number): boolean {
  if (at >= digits.length) return false
  if (digitAt(digits, at) === 5 && at + 1 === digits.length) return digitAt(digits, at - 1) % 2 === 1
  return digitAt(digits, at) >= 5
}

function cut({ digits, point }: Digits, length: number, to: 'up' | 'down'): Digits {
  if (length >= digits.length) return { digits, point }
  const kept = digits.slice(0, length)
  if (to === 'down') return { digits: withoutLastZeros(kept), point }
  const raised = (BigInt(kept) + 1n).toString().padStart(length, '0')
  return { digits: withoutLastZeros(raised), point: point + raised.length - length }
}

function withoutLastZeros(digits: string): string {
  let end = digits.length
  while (end > 1 && digits.charCodeAt(end - 1) === 0x30) end -= 1
  return digits.slice(0, end)
}
