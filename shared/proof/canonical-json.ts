import type { JsonValue } from '../model/json.ts'
import { type JsonWriting, writeSorted } from './json-writer.ts'

export { CanonicalJsonError } from './canonical-json-error.ts'

const RFC_8785: JsonWriting = { bigIntegers: 'refuse', arrays: 'ordered' }
const COMPARABLE: JsonWriting = { bigIntegers: 'digits', arrays: 'ordered' }
const COMPARABLE_SETS: JsonWriting = { bigIntegers: 'digits', arrays: 'unordered' }

/**
 * The canonical JSON (RFC 8785, JCS) of a value: what is hashed and signed. Its UTF-8 bytes are the same on
 * every machine. Throws CanonicalJsonError for what RFC 8785 cannot express: NaN, infinities, `undefined`,
 * functions, class instances, halves of surrogate pairs, integers kept by their digits, depth over MAX_DEPTH.
 */
export function canonicalJson(value: unknown): string {
  return writeSorted(value, RFC_8785)
}

/**
 * A text that two values share if and only if they are the same JSON value. As canonicalJson, but integers
 * have all their digits. For comparing and as a key in memory; never hashed into a packet: it is not RFC 8785.
 */
export function comparableJson(value: JsonValue): string {
  return writeSorted(value, COMPARABLE)
}

/**
 * Whether two values are the same JSON: objects without order of keys, numbers by value, strings as they are
 * (NFC and NFD differ). Arrays in their order, or as sets that count how often an element is there (nested
 * ones too).
 */
export function equalAsJson(
  a: JsonValue,
  b: JsonValue,
  options: { readonly sets: 'ordered' | 'unordered' },
): boolean {
  const writing = options.sets === 'unordered' ? COMPARABLE_SETS : COMPARABLE
  return writeSorted(a, writing) === writeSorted(b, writing)
}
