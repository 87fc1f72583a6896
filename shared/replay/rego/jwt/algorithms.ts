import { ed25519 } from '@noble/curves/ed25519.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import type { CHash } from '@noble/hashes/utils.js'
import { equalBytes } from '../../../proof/hash.ts'
import { NotExact } from '../values/not-exact.ts'
import { curveSize, verifyEcdsa } from './ecdsa.ts'
import { verifyEd25519 } from './ed25519.ts'
import type { CurveName, Key } from './public-key.ts'
import { signPkcs1, verifyPkcs1, verifyPss } from './rsa.ts'

/** A signature algorithm of RFC 7518 and RFC 8037. */
export interface Algorithm {
  readonly family: 'HS' | 'RS' | 'PS' | 'ES' | 'EdDSA'
  readonly hash: CHash
  readonly curve: CurveName | undefined
}

export const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  ...(['HS', 'RS', 'PS', 'ES'] as const).flatMap((family): [string, Algorithm][] => [
    [`${family}256`, { family, hash: sha256, curve: family === 'ES' ? 'P-256' : undefined }],
    [`${family}384`, { family, hash: sha384, curve: family === 'ES' ? 'P-384' : undefined }],
    [`${family}512`, { family, hash: sha512, curve: family === 'ES' ? 'P-521' : undefined }],
  ]),
  ['EdDSA', { family: 'EdDSA', hash: sha512, curve: undefined }],
])

const FAMILY_KEYS = { HS: 'secret', RS: 'rsa', PS: 'rsa', ES: 'ec', EdDSA: 'ed25519' } as const

/** Whether a key is of the type that an algorithm takes. */
export function fits(key: Key, { family }: Algorithm): boolean {
  return key.kind === FAMILY_KEYS[family]
}

/** False also where the key is of another type. */
export function verify(algorithm: Algorithm, key: Key, message: Uint8Array, signature: Uint8Array): boolean {
  if (!fits(key, algorithm)) return false
  switch (key.kind) {
    case 'secret':
      return equalBytes(hmac(algorithm.hash, key.bytes, message), signature)
    case 'rsa':
      checkRsa(key.modulus, key.exponent)
      return (algorithm.family === 'PS' ? verifyPss : verifyPkcs1)(key, algorithm.hash, message, signature)
    case 'ec':
      if (key.curve !== algorithm.curve || signature.length !== 2 * curveSize(key.curve))
        throw new NotExact('a signature on another curve than its algorithm names')
      return verifyEcdsa(key, algorithm.hash(message), signature)
    case 'ed25519':
      return verifyEd25519(key.point, message, signature)
  }
}

/** Go refuses short keys from some version on, and exponents that are none. */
function checkRsa(modulus: bigint, exponent: bigint): void {
  const isUsual = exponent >= 3n && exponent < 1n << 31n && exponent % 2n === 1n
  if (modulus < 1n << 1023n || modulus >= 1n << 8192n || !isUsual)
    throw new NotExact('an RSA key of less than 1024 bits, more than 8192, or an unusual exponent')
}

/** Undefined: the key is none that can sign so. Throws NotExact for signatures that are other each time. */
export function sign(algorithm: Algorithm, key: Key, message: Uint8Array): Uint8Array | undefined {
  if (algorithm.family === 'ES' || algorithm.family === 'PS')
    throw new NotExact('a signature that is another each time')
  if (!fits(key, algorithm)) return undefined
  if (key.kind === 'secret') return hmac(algorithm.hash, key.bytes, message)
  if (key.kind === 'ed25519' && key.seed !== undefined) return ed25519.sign(message, key.seed)
  if (key.kind !== 'rsa' || key.private === undefined) return undefined
  checkRsa(key.modulus, key.exponent)
  return signPkcs1({ ...key, private: key.private }, algorithm.hash, message)
}
