import { CanonicalJsonError } from './canonical-json-error.ts'
import { MAX_DEPTH } from './json-limits.ts'
import { isRawNumber } from './raw-number.ts'

/** What of JSON is written in more than one way. */
export interface JsonWriting {
  /** `refuse` integers beyond 2^53 kept by digits, as RFC 8785 cannot express them; or write their `digits`. */
  readonly bigIntegers: 'refuse' | 'digits'
  /** Arrays as they stand (`ordered`), or sorted by the text of their elements (`unordered`). */
  readonly arrays: 'ordered' | 'unordered'
}

/**
 * Writes a value with keys sorted by UTF-16 code units, without white space, strings and numbers as ECMAScript
 * writes them (RFC 8785 section 3.2). Only own enumerable string keys of plain objects count. Recursion is
 * bounded by MAX_DEPTH. Throws CanonicalJsonError.
 */
export function writeSorted(value: unknown, writing: JsonWriting, depth = 0): string {
  switch (typeof value) {
    case 'string':
      return writeString(value)
    case 'number':
      return writeNumber(value, writing)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      return value === null ? 'null' : writeObject(value, writing, depth)
    default:
      throw new CanonicalJsonError('not-json-value', `JSON has no ${typeof value}`)
  }
}

function writeObject(value: object, writing: JsonWriting, depth: number): string {
  if (JSON.isRawJSON(value)) return writeRawNumber(value, writing)
  if (depth === MAX_DEPTH) throw new CanonicalJsonError('too-deep', `nested deeper than ${MAX_DEPTH}`)
  if (Array.isArray(value)) {
    const elements = Array.from(value, (element) => writeSorted(element, writing, depth + 1))
    if (writing.arrays === 'unordered') elements.sort()
    return `[${elements.join(',')}]`
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new CanonicalJsonError('not-json-value', 'JSON has no objects but plain ones')
  }
  const members = value as Readonly<Record<string, unknown>>
  let written = ''
  // Without a comparison of its own, sort goes by UTF-16 code units, which is the order of RFC 8785 section 3.2.3.
  for (const key of Object.keys(value).sort())
    written += `${written === '' ? '' : ','}${writeString(key)}:${writeSorted(members[key], writing, depth + 1)}`
  return `{${written}}`
}

function writeString(text: string): string {
  if (!text.isWellFormed())
    throw new CanonicalJsonError('lone-surrogate', 'a string holds half of a character')
  return JSON.stringify(text)
}

function writeNumber(number: number, writing: JsonWriting): string {
  if (!Number.isFinite(number)) throw new CanonicalJsonError('not-finite', `JSON has no ${number}`)
  const text = JSON.stringify(number)
  return writing.bigIntegers === 'digits' ? withoutExponent(text) : text
}

/** 1e21 and 1000000000000000000000 are one integer: it gets its digits, those that ECMAScript writes. */
function withoutExponent(text: string): string {
  const [mantissa = '', exponent] = text.split('e+')
  if (exponent === undefined) return text
  const [whole = '', fraction = ''] = mantissa.split('.')
  return whole + fraction.padEnd(Number(exponent), '0')
}

function writeRawNumber(value: object, writing: JsonWriting): string {
  if (!isRawNumber(value)) throw new CanonicalJsonError('not-json-value', 'raw JSON that is no integer')
  const digits = value.rawJSON
  if (Number.isSafeInteger(Number(digits))) return writeNumber(Number(digits), writing)
  if (writing.bigIntegers === 'digits') return digits
  throw new CanonicalJsonError('big-integer', `RFC 8785 cannot express the integer ${digits.slice(0, 40)}`)
}
