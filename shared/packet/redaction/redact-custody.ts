import type { Hash } from '../../proof/hash.ts'
import { formatDigest } from '../../proof/digest.ts'
import type { WithheldValues } from './withheld-values.ts'

/**
 * A line of the custody log, or its digest where it tells a withheld value: the next line holds that digest, so the
 * chain stays whole. The digest has no salt, since the chain has none.
 */
export function redactCustody(line: string, seq: number, values: WithheldValues, hash: Hash): string {
  if (!values.tells(line)) return line
  return JSON.stringify({ seq, withheld: formatDigest(hash(new TextEncoder().encode(line))) })
}
