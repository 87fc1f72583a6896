import { formatDigest } from '../proof/digest.ts'
import type { Hash } from '../proof/hash.ts'
import type { DigestText } from '../model/ids.ts'
import { byBytes } from './byte-order.ts'

/** The ids sorted as bytes, one a line, each line ended: what a population's digest is taken of (formats.md 7). */
function idsText(sorted: readonly string[]): string {
  return sorted.map((id) => `${id}\n`).join('')
}

/** The digest of ids in any order. */
export function idsDigest(ids: Iterable<string>, hash: Hash): DigestText {
  return linesDigest([...ids].toSorted(byBytes), hash)
}

/** The digest of lines as they stand, each ended. */
export function linesDigest(lines: readonly string[], hash: Hash): DigestText {
  return formatDigest(hash(new TextEncoder().encode(idsText(lines))))
}
