import { NotExact } from '../values/not-exact.ts'
import type { Verb } from './go-verb.ts'
import { padded } from './go-verb.ts'

/** A float64 of Go. Undefined: the verb does not take one. Requires a finite value. */
export function formatFloat(value: number, verb: Verb): string | undefined {
  if ('bxX'.includes(verb.letter)) throw new NotExact(`a fraction formatted as %${verb.letter}`)
  if (!'vgGeEfF'.includes(verb.letter)) return undefined
  const negative = value < 0 || Object.is(value, -0)
  const number = unsigned(Math.abs(value), verb)
  const sign = signOf(negative, verb)
  if (sign === '' || !verb.zero) return padded(sign + number, verb)
  return sign + number.padStart((verb.width ?? 0) - 1, '0')
}

function signOf(negative: boolean, verb: Verb): string {
  if (negative) return '-'
  if (verb.plus) return '+'
  return verb.space ? ' ' : ''
}

function unsigned(value: number, verb: Verb): string {
  const text = verb.letter === 'v' || 'gG'.includes(verb.letter) ? general(value, verb) : fixed(value, verb)
  return verb.letter === 'E' || verb.letter === 'G' ? text.toUpperCase() : text
}

/** `%e` and `%f`, six places where nothing else is said. */
function fixed(value: number, verb: Verb): string {
  const places = verb.precision ?? 6
  const exact = exactDigits(value)
  const isScientific = verb.letter === 'e' || verb.letter === 'E'
  const text = isScientific
    ? scientific(roundedTo(exact, places + 1), places)
    : plain(roundedTo(exact, exact.point + places), places)
  return verb.sharp ? withPoint(text) : text
}

/** `%g`: as few digits as tell the number from others, in whichever form is shorter for a reader. */
function general(value: number, verb: Verb): string {
  const given = verb.precision === 0 ? 1 : verb.precision
  const decimal = given === undefined ? shortestDigits(value) : roundedTo(exactDigits(value), given)
  const exponent = decimal.point - 1
  const most = threshold(decimal, given)
  const significant = decimal.digits.length
  const text =
    value !== 0 && (exponent < -4 || exponent >= most)
      ? scientific(decimal, Math.max(0, significant - 1))
      : plain(decimal, Math.max(0, significant - decimal.point))
  return verb.sharp ? withDigits(text, verb.precision ?? 6) : text
}

function threshold(decimal: Decimal, given: number | undefined): number {
  if (given === undefined) return 6
  const { digits, point } = decimal
  return given > digits.length && digits.length >= point ? digits.length : given
}

/** 0.`digits` · 10^`point`; zero has no digits and its point at 1. */
interface Decimal {
  readonly digits: string
  readonly point: number
}

function shortestDigits(value: number): Decimal {
  if (value === 0) return { digits: '', point: 1 }
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  return { digits: withoutLastZeros(mantissa.replace('.', '')), point: Number(exponent) + 1 }
}

/** All digits of the double: it is a whole number of halves, quarters, eighths … */
function exactDigits(value: number): Decimal {
  if (value === 0) return { digits: '', point: 1 }
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, value)
  const raw = bits.getBigUint64(0)
  const biased = Number((raw >> 52n) & 0x7ffn)
  const fraction = raw & 0xf_ffff_ffff_ffffn
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n)
  const exponent = Math.max(1, biased) - 1075
  const scaled = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(-exponent)
  const digits = scaled.toString()
  return { digits: withoutLastZeros(digits), point: digits.length + Math.min(0, exponent) }
}

/** To so many digits, the nearest; of two as near, the even one. */
function roundedTo({ digits, point }: Decimal, length: number): Decimal {
  if (length >= digits.length) return { digits, point }
  if (length < 0) return { digits: '', point: 1 }
  const kept = digits.slice(0, length)
  const rest = digits.slice(length)
  const isHalf = rest === '5'
  const isOdd = length > 0 && digits.charCodeAt(length - 1) % 2 === 1
  const up = isHalf ? isOdd : rest >= '5'
  if (!up) return kept === '' ? { digits: '', point: 1 } : { digits: withoutLastZeros(kept), point }
  const raised = (BigInt(kept || '0') + 1n).toString().padStart(length, '0')
  return { digits: withoutLastZeros(raised), point: point + raised.length - length }
}

function scientific({ digits, point }: Decimal, places: number): string {
  const exponent = digits === '' ? 0 : point - 1
  const padded = digits.padEnd(places + 1, '0')
  const fraction = places > 0 ? `.${padded.slice(1, places + 1)}` : ''
  return `${padded.charAt(0)}${fraction}e${exponent < 0 ? '-' : '+'}${Math.abs(exponent).toString().padStart(2, '0')}`
}

function plain({ digits, point }: Decimal, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(digits === '' ? 1 : point, '0') : '0'
  if (places === 0) return whole
  const zeros = '0'.repeat(Math.min(places, Math.max(0, -point)))
  const fraction = zeros + (point > 0 ? digits.slice(point) : digits)
  return `${whole}.${fraction.slice(0, places).padEnd(places, '0')}`
}

function withPoint(text: string): string {
  if (text.includes('.')) return text
  const at = text.search(/[eE]/)
  return at < 0 ? `${text}.` : `${text.slice(0, at)}.${text.slice(at)}`
}

/** The flag `#` of `%g`: a point always, and zeros up to the number of significant digits. */
function withDigits(text: string, length: number): string {
  const [mantissa = '', tail] = text.split('e')
  const significant = mantissa.replace('.', '').replace(/^0+/, '').length
  const isZero = mantissa === '0'
  const missing = length - significant - (isZero ? 1 : 0)
  const full = (mantissa.includes('.') ? mantissa : `${mantissa}.`) + '0'.repeat(Math.max(0, missing))
  return tail === undefined ? full : `${full}e${tail}`
}

function withoutLastZeros(digits: string): string {
  let end = digits.length
  while (end > 0 && digits.charCodeAt(end - 1) === 0x30) end -= 1
  return digits.slice(0, end)
}
