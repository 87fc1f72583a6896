import { md5 } from './md5.ts'
import { sha1 } from './sha1.ts'
import { sha256 } from './sha256.ts'
import { sha384, sha512 } from './sha512.ts'

/**
 * Hash functions that policies may call, written out: replay is pure and has no module of Node. They are not for
 * proofs, and not for secrets.
 */
export interface Hash {
  readonly digest: (bytes: Uint8Array) => Uint8Array
  /** Bytes that it takes at a time. */
  readonly block: 64 | 128
}

export const MD5: Hash = { digest: md5, block: 64 }
export const SHA1: Hash = { digest: sha1, block: 64 }
export const SHA256: Hash = { digest: sha256, block: 64 }
export const SHA384: Hash = { digest: sha384, block: 128 }
export const SHA512: Hash = { digest: sha512, block: 128 }

/** RFC 2104. */
export function hmac({ digest, block }: Hash, key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > block ? digest(key) : key
  const filled = new Uint8Array(block)
  filled.set(short)
  const inner = digest(
    concatenated(
      filled.map((byte) => byte ^ 0x36),
      message,
    ),
  )
  return digest(
    concatenated(
      filled.map((byte) => byte ^ 0x5c),
      inner,
    ),
  )
}

function concatenated(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
