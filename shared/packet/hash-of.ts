import type { StartHash } from './contents.ts'

/** The hash of bytes that are at hand. */
export function hashOf(startHash: StartHash, bytes: Uint8Array): Uint8Array {
  const running = startHash()
  running.update(bytes)
  return running.digest()
}
