import type { JsonValue } from '../model/json.ts'
import { canonicalJson, CanonicalJsonError, comparableJson } from './canonical-json.ts'
import { concatBytes } from './concat-bytes.ts'
import { formatDigest } from './digest.ts'
import type { Hash } from './hash.ts'

const SALT_BYTES = 32

const encoder = new TextEncoder()

/**
 * The digest that stands for a withheld value (formats.md 5, Redaction): SHA-256 of, one after the other and with
 * nothing between them, the salt (32 bytes), the path (UTF-8 of an RFC 6901 pointer into the record), and the
 * value (UTF-8 of its canonical JSON, RFC 8785; integers beyond 2^53, which that cannot express, keep all their
 * digits). Where the path ends is told by the place at which the digest stands, so no length is needed.
 *
 * Requires a salt of 32 bytes that nobody can guess: values are often few.
 */
export function withheldDigest(hash: Hash, salt: Uint8Array, path: string, value: JsonValue): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`)
  return formatDigest(hash(concatBytes([salt, encoder.encode(path + textOf(value))])))
}

function textOf(value: JsonValue): string {
  try {
    return canonicalJson(value)
  } catch (error) {
    if (error instanceof CanonicalJsonError) return comparableJson(value)
    throw error
  }
}
