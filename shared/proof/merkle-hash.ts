import { HASH_BYTES, type Hash } from './hash.ts'

const LEAF_PREFIX = 0x00
const NODE_PREFIX = 0x01

/** `H(0x00 ‖ bytes)`, the hash of a leaf (RFC 6962 section 2.1). The prefixes keep leaves and nodes apart. */
export function leafHash(hash: Hash, bytes: Uint8Array): Uint8Array {
  const prefixed = new Uint8Array(bytes.length + 1)
  prefixed[0] = LEAF_PREFIX
  prefixed.set(bytes, 1)
  return hash(prefixed)
}

const pair = new Uint8Array(1 + 2 * HASH_BYTES)
pair[0] = NODE_PREFIX

/** `H(0x01 ‖ left ‖ right)`, the hash of a node (RFC 6962 section 2.1). Requires two hashes of 32 bytes. */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw new RangeError('a hash has 32 bytes')
  pair.set(left, 1)
  pair.set(right, 1 + HASH_BYTES)
  return hash(pair)
}

/** `H()`, the root of a tree without leaves (RFC 6962 section 2.1). */
export function emptyRoot(hash: Hash): Uint8Array {
  return hash(new Uint8Array(0))
}
