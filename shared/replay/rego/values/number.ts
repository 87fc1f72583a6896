import type { Decimal } from './decimal.ts'
import { compareDecimals, decimalOf } from './decimal.ts'
import type { RegoNumber } from './value.ts'

/** Longer integers are compared and kept as decimals. */
const MOST_PLAIN_DIGITS = 20

const INTEGER = /^-?\d+$/

class TextNumber implements RegoNumber {
  readonly kind = 'number'
  readonly text: string
  /** The number, where it is written as an integer within ±(2^53 - 1): the ordinary case, and a quick one. */
  readonly small: number | undefined
  #decimal: Decimal | undefined

  constructor(text: string, small: number | undefined) {
    this.text = text
    this.small = small
  }

  get decimal(): Decimal {
    this.#decimal ??= decimalOf(this.text)
    if (this.#decimal === undefined) throw new RangeError(`no number: ${this.text.slice(0, 40)}`)
    return this.#decimal
  }
}

/** Requires a number of JSON (RFC 8259); throws RangeError on other text. */
export function numberOfText(text: string): RegoNumber {
  const small = INTEGER.test(text) ? Number(text) : undefined
  if (small !== undefined && Number.isSafeInteger(small)) return new TextNumber(text, small + 0)
  const number = new TextNumber(text, undefined)
  if (decimalOf(text) === undefined) throw new RangeError(`no number: ${text.slice(0, 40)}`)
  return number
}

/** Requires an integer. */
export function numberOfInteger(integer: number | bigint): RegoNumber {
  if (typeof integer === 'bigint') return numberOfText(integer.toString())
  if (!Number.isSafeInteger(integer)) throw new RangeError(`no safe integer: ${integer}`)
  return new TextNumber((integer + 0).toString(), integer + 0)
}

/** As it was written or worked out, and as it goes into JSON. */
export function numberText(number: RegoNumber): string {
  return number.text
}

/** The integer, where it is written as one (`1.0` is not) within ±(2^53 - 1). */
export function safeInteger(number: RegoNumber): number | undefined {
  return own(number).small
}

/** The integer, where it is written as one of 64 bits: what Go's ParseInt takes. */
export function int64Of(number: RegoNumber): bigint | undefined {
  if (!INTEGER.test(number.text) || number.text.length > MOST_PLAIN_DIGITS) return undefined
  const integer = BigInt(number.text)
  return BigInt.asIntN(64, integer) === integer ? integer : undefined
}

export function isZero(number: RegoNumber): boolean {
  return own(number).small === 0 || own(number).decimal.digits === ''
}

/** By size alone: `1`, `1.0` and `1e0` are one number. Never takes more time than the texts are long. */
export function compareNumbers(a: RegoNumber, b: RegoNumber): number {
  const left = own(a)
  const right = own(b)
  if (left.small !== undefined && right.small !== undefined) return left.small - right.small
  return compareDecimals(left.decimal, right.decimal)
}

/** A text that two numbers share if they are the same, and only then. */
export function numberKey(number: RegoNumber): string {
  const { small } = own(number)
  if (small !== undefined) return `#${small}`
  const { sign, digits, point } = own(number).decimal
  const minus = sign < 0 ? '-' : ''
  if (digits === '') return '#0'
  if (point >= digits.length && point <= MOST_PLAIN_DIGITS) return `#${minus}${digits.padEnd(point, '0')}`
  return `#${minus}${digits}e${point}`
}

/** All numbers are made here. */
function own(number: RegoNumber): TextNumber {
  return number as TextNumber
}
