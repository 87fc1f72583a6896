import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToNumberLE, concatBytes } from '@noble/curves/utils.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { equalBytes } from '../../../proof/hash.ts'

const { Point } = ed25519
const ORDER = Point.Fn.ORDER

/**
 * RFC 8032 section 5.1.7 as Go's crypto/ed25519 has it: without cofactor, and with keys of small order or in a second
 * encoding. `ed25519.verify` multiplies by the cofactor, and so takes signatures that Go does not.
 */
export function verifyEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const [r, s] = [signature.subarray(0, 32), bytesToNumberLE(signature.subarray(32))]
  const point = decoded(key)
  if (signature.length !== 64 || s >= ORDER || point === undefined) return false
  const hashed = bytesToNumberLE(sha512(concatBytes(r, key, message))) % ORDER
  const sum = Point.BASE.multiplyUnsafe(s).add(point.negate().multiplyUnsafe(hashed))
  return equalBytes(sum.toBytes(), r)
}

function decoded(key: Uint8Array): ReturnType<typeof Point.fromBytes> | undefined {
  try {
    return Point.fromBytes(key, true)
  } catch {
    // No point is written so.
    return undefined
  }
}
