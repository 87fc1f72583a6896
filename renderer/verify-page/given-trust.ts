import { type Authority, readAuthorities } from '../../shared/timestamp/authorities.ts'
import type { PublicKey } from '../../shared/verify/packet-source.ts'
import { readPublicKey } from './public-key.ts'

/** What the person vouches for: keys, fingerprints of keys that the packet may hold, authorities for timestamps. */
export interface GivenTrust {
  readonly keys: readonly PublicKey[]
  readonly fingerprints: readonly string[]
  readonly authorities: readonly Authority[]
  /** What was given and is neither, in words. */
  readonly refused: readonly string[]
}

const BLOCK = /-----BEGIN [^-]*-----[\s\S]*?-----END [^-]*-----/g
const HEX_DIGITS = 64
const MAX_CHARS = 1 << 20

/**
 * Reads what was pasted: public keys and certificates in PEM, and fingerprints (`sha256:` and 64 hex digits, in groups or not), one a
 * line. A fingerprint counts whole or not at all: a part of one can be made to fit.
 */
export function readTrust(text: string): GivenTrust {
  const keys: PublicKey[] = []
  const fingerprints: string[] = []
  const authorities: Authority[] = []
  const refused: string[] = []
  const given = { keys, fingerprints, authorities, refused }
  if (text.length > MAX_CHARS) return { ...given, refused: ['more text than keys could have'] }
  for (const [block] of text.matchAll(BLOCK)) {
    if (block.startsWith('-----BEGIN CERTIFICATE-----')) {
      const reading = readAuthorities(block)
      if (reading.ok) authorities.push(...reading.authorities)
      else refused.push(`a certificate: ${reading.problem}`)
      continue
    }
    const key = readPublicKey(block)
    if (key === undefined)
      refused.push(`${block.slice(0, 40)}… is no Ed25519 public key that is good for trust`)
    else keys.push(key)
  }
  for (const line of text
    .replaceAll(BLOCK, '\n')
    .split('\n')
    .map((part) => part.trim())) {
    if (line === '') continue
    const hex = line
      .replace(/^sha-?256:/i, '')
      .replaceAll(/[\s:-]/g, '')
      .toLowerCase()
    if (hex.length === HEX_DIGITS && /^[0-9a-f]+$/.test(hex)) fingerprints.push(`sha256:${hex}`)
    else refused.push(`“${line.slice(0, 80)}” is no whole fingerprint: that is sha256: and 64 digits`)
  }
  return given
}
