import { sha256 } from '@noble/hashes/sha2.js'
import type { VerifyTools } from '../../shared/verify/packet-source.ts'
import { crc32 } from './crc32.ts'
import { readPublicKey } from './public-key.ts'
import { timestampReader } from '../../shared/timestamp/read-timestamp.ts'

/** What the checks need of the machine, in plain JavaScript: every browser gives the same answer, at once. */
export const PAGE_TOOLS: VerifyTools = {
  hash: (bytes) => sha256(bytes),
  startHash: () => {
    const running = sha256.create()
    return { update: (bytes) => void running.update(bytes), digest: () => running.digest() }
  },
  crc32,
  readPublicKey,
  readTimestamp: timestampReader(globalThis.crypto),
}
