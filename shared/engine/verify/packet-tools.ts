import { createHash, webcrypto } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { openPublicKey, type PublicKey, sha256, verifyEd25519 } from '../../crypto.ts'
import { timestampReader } from '../../timestamp/read-timestamp.ts'
import type { PublicKey as Verifier, VerifyTools } from '../../verify/packet-source.ts'

/** Reads timestamps by the Web Crypto of Node. */
export const readTimestamp = timestampReader(webcrypto)

/** What a packet is verified with where there is Node: its hashes, its CRC-32 and its Ed25519. */
export const PACKET_TOOLS: VerifyTools = {
  hash: sha256,
  startHash: () => {
    const running = createHash('sha256')
    return { update: (bytes) => void running.update(bytes), digest: () => running.digest() }
  },
  crc32,
  readPublicKey(pem) {
    const reading = openPublicKey(pem)
    return reading.ok ? verifierOf(reading.publicKey) : undefined
  },
  readTimestamp,
}

/** A key as a packet is verified with it. */
export function verifierOf({ keyid, key }: PublicKey): Verifier {
  return { keyid, verify: (message, signature) => verifyEd25519(key, message, signature) }
}
