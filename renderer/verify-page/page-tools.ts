import { sha256 } from '@noble/hashes/sha2.js'
import { timestampReader } from '../../shared/timestamp/read-timestamp.ts'
import type { VerifyTools } from '../../shared/verify/packet-source.ts'
import { crc32 } from './crc32.ts'
import { readPublicKey } from './public-key.ts'

/**
 * What the checks need of the machine, in plain JavaScript: every browser gives the same answer, at once. Timestamps
 * alone need Web Crypto, for RSA.
 */
export const PAGE_TOOLS: VerifyTools = {
  hash: (bytes) => sha256(bytes),
  startHash: () => {
    const running = sha256.create()
    return { update: (bytes) => void running.update(bytes), digest: () => running.digest() }
  },
  crc32,
  readPublicKey,
  readTimestamp: readerHere(),
}

/** A browser gives Web Crypto only to pages that it holds for secure, as most do those from disk. */
function readerHere(): VerifyTools['readTimestamp'] {
  if ('subtle' in globalThis.crypto) return timestampReader(globalThis.crypto)
  return () =>
    Promise.resolve({
      result: 'not-checked',
      why: 'this browser has no Web Crypto for this page; docket verify reads timestamps',
    })
}
