import { pow } from '@noble/curves/abstract/modular.js'
import { bytesToNumberBE, concatBytes, numberToBytesBE } from '@noble/curves/utils.js'
import type { CHash } from '@noble/hashes/utils.js'
import { equalBytes } from '../../../proof/hash.ts'
import type { Key } from './public-key.ts'

type RsaKey = Key & { readonly kind: 'rsa' }

/** DigestInfo before the digest, by its length: SHA-256, SHA-384, SHA-512 (RFC 8017 section 9.2). */
const PREFIXES: ReadonlyMap<number, string> = new Map([
  [32, '3031300d060960864801650304020105000420'],
  [48, '3041300d060960864801650304020205000430'],
  [64, '3051300d060960864801650304020305000440'],
])

/** RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2). */
export function verifyPkcs1(key: RsaKey, hash: CHash, message: Uint8Array, signature: Uint8Array): boolean {
  const encoded = open(key, signature)
  const wanted = pkcs1(hash(message), sizeOf(key))
  return encoded !== undefined && wanted !== undefined && equalBytes(encoded, wanted)
}

/** Undefined: the key is too short for the digest. Requires a private key. */
export function signPkcs1(
  key: RsaKey & { readonly private: bigint },
  hash: CHash,
  message: Uint8Array,
): Uint8Array | undefined {
  const encoded = pkcs1(hash(message), sizeOf(key))
  return encoded === undefined
    ? undefined
    : numberToBytesBE(pow(bytesToNumberBE(encoded), key.private, key.modulus), sizeOf(key))
}

/** RSASSA-PSS (RFC 8017 section 8.1) with MGF1 of the same hash, and salt of any length. */
export function verifyPss(key: RsaKey, hash: CHash, message: Uint8Array, signature: Uint8Array): boolean {
  const bits = key.modulus.toString(2).length - 1
  const opened = open(key, signature)
  const encoded = opened?.subarray(opened.length - Math.ceil(bits / 8))
  const digest = hash(message)
  if (encoded === undefined || encoded.length < digest.length + 2 || encoded.at(-1) !== 0xbc) return false
  if (opened?.length !== encoded.length && opened?.[0] !== 0) return false
  const masked = encoded.subarray(0, encoded.length - digest.length - 1)
  const wanted = encoded.subarray(masked.length, -1)
  const free = 8 * encoded.length - bits
  if ((masked[0] ?? 0) >> (8 - free) !== 0) return false
  const block = xor(masked, mask(hash, wanted, masked.length))
  block[0] = (block[0] ?? 0) & (0xff >> free)
  const one = block.findIndex((byte) => byte !== 0)
  if (one < 0 || block[one] !== 1) return false
  const salted = concatBytes(new Uint8Array(8), digest, block.subarray(one + 1))
  return equalBytes(hash(salted), wanted)
}

function pkcs1(digest: Uint8Array, size: number): Uint8Array | undefined {
  const prefix = PREFIXES.get(digest.length)
  if (prefix === undefined) throw new RangeError('no hash of RSA signatures')
  const info = [...(prefix.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)), ...digest]
  const filling = size - info.length - 3
  if (filling < 8) return undefined
  return Uint8Array.of(0, 1, ...Array.from({ length: filling }, () => 0xff), 0, ...info)
}

/** What was signed. Undefined: the signature is not one of this key's length. */
function open(key: RsaKey, signature: Uint8Array): Uint8Array | undefined {
  const number = bytesToNumberBE(signature)
  if (signature.length !== sizeOf(key) || number >= key.modulus) return undefined
  return numberToBytesBE(pow(number, key.exponent, key.modulus), sizeOf(key))
}

function mask(hash: CHash, seed: Uint8Array, length: number): Uint8Array {
  const parts: number[] = []
  for (let counter = 0; parts.length < length; counter += 1) {
    const block = Uint8Array.of(
      ...seed,
      counter >>> 24,
      (counter >> 16) & 255,
      (counter >> 8) & 255,
      counter & 255,
    )
    parts.push(...hash(block))
  }
  return Uint8Array.from(parts.slice(0, length))
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, at) => byte ^ (b[at] ?? 0))
}

function sizeOf({ modulus }: RsaKey): number {
  return Math.ceil(modulus.toString(16).length / 2)
}
