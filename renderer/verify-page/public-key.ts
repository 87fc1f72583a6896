import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToNumberLE } from '@noble/curves/utils.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { decodeBase64 } from '../../shared/proof/base64.ts'
import { formatDigest } from '../../shared/proof/digest.ts'
import { concatBytes } from '../../shared/proof/concat-bytes.ts'
import { equalBytes } from '../../shared/proof/hash.ts'
import { decodeHex } from '../../shared/proof/hex.ts'
import type { PublicKey } from '../../shared/verify/packet-source.ts'

/** SPKI of Ed25519 (RFC 8410 section 4) is these twelve bytes and the key: one key, one encoding, one keyid. */
const PREFIX = decodeHex('302a300506032b6570032100') ?? new Uint8Array()
const KEY_BYTES = 32
const MAX_PEM_CHARS = 16 * 1024
const PEM = /^-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]*)-----END PUBLIC KEY-----$/

/**
 * Reads an Ed25519 public key in PEM (SPKI, RFC 7468), and nothing else: no certificate, no private key, and no key
 * of small order or in a second encoding, which would sign for everybody. The text is hostile.
 */
export function readPublicKey(pem: string): PublicKey | undefined {
  if (pem.length > MAX_PEM_CHARS) return undefined
  const body = PEM.exec(pem.trim())?.[1]
  const spki = body === undefined ? null : decodeBase64(body.replaceAll(/\s/g, ''))
  if (spki?.length !== PREFIX.length + KEY_BYTES) return undefined
  if (!equalBytes(spki.subarray(0, PREFIX.length), PREFIX)) return undefined
  const point = spki.slice(PREFIX.length)
  if (!isStrong(point)) return undefined
  return {
    keyid: formatDigest(sha256(spki)),
    verify: (message, signature) => holds(point, message, signature),
  }
}

function isStrong(point: Uint8Array): boolean {
  try {
    return !ed25519.Point.fromBytes(point, false).isSmallOrder()
  } catch {
    // No point is written so: no key.
    return false
  }
}

/**
 * RFC 8032 section 5.1.7, in its strict reading. Never throws: message and signature are hostile. The package asks
 * whether eight times both sides are equal, OpenSSL and BoringSSL whether the sides are: a key with a part of small
 * order signs what holds for one and not for the other. Here both must hold, so that a packet is valid everywhere or
 * nowhere.
 */
function holds(point: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, point, { zip215: false }) && isExact(point, message, signature)
  } catch {
    return false
  }
}

/**
 * Whether R is of no small order, and `R = [S]B - [k]A` as bytes, with k taken modulo the order of B as OpenSSL does.
 * Requires 64 bytes.
 */
function isExact(point: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const { BASE, Fn } = ed25519.Point
  const r = signature.slice(0, KEY_BYTES)
  if (!isStrong(r)) return false
  const s = bytesToNumberLE(signature.subarray(KEY_BYTES))
  const k = Fn.create(bytesToNumberLE(sha512(concatBytes([r, point, message]))))
  const key = ed25519.Point.fromBytes(point, false)
  const expected = BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k))
  return equalBytes(expected.toBytes(), r)
}
