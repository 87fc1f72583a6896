import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { decodeBase64 } from '../../shared/proof/base64.ts'
import { formatDigest } from '../../shared/proof/digest.ts'
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

/** RFC 8032 section 5.1.7, in its strict reading. Never throws: message and signature are hostile. */
function holds(point: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, point, { zip215: false })
  } catch {
    // A signature or point of another shape than theirs: it does not hold.
    return false
  }
}
