import { HASH_BYTES } from './hash.ts'
import { decodeHex, encodeHex } from './hex.ts'

/** The text of a SHA-256 digest: `sha256:` and 64 lowercase hex digits (formats.md). */
export type Digest = string & { readonly __brand: 'Digest' }

const PREFIX = 'sha256:'
const DIGEST = /^sha256:[0-9a-f]{64}$/

/** Whether a text is a digest, letter for letter: one digest has one text. */
export function isDigest(text: string): text is Digest {
  return DIGEST.test(text)
}

/** The digest's text. Requires the 32 bytes of a SHA-256; throws a RangeError on any other length. */
export function formatDigest(sha256: Uint8Array): Digest {
  if (sha256.length !== HASH_BYTES) throw new RangeError(`a SHA-256 has 32 bytes, not ${sha256.length}`)
  return `${PREFIX}${encodeHex(sha256)}` as Digest
}

/** The 32 bytes of a digest's text, or null where it is none. */
export function parseDigest(text: string): Uint8Array | null {
  return isDigest(text) ? decodeHex(text.slice(PREFIX.length)) : null
}
