import { HASH_BYTES, type Hash, equalBytes } from './hash.ts'
import { nodeHash } from './merkle-hash.ts'
import { type LeafAt, rootOfRange, splitOf } from './merkle-range.ts'

/**
 * An inclusion proof with all that it speaks of. `path` goes from the leaf's sibling to the root's child.
 *
 * A root does not fix the size: another size can fit the same path. Who verifies takes size and root from one
 * signed statement, never the size from the proof.
 */
export interface InclusionClaim {
  readonly hash: Hash
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly path: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Why an inclusion proof shows nothing. */
export type InclusionFault = 'index-out-of-range' | 'malformed-hash' | 'wrong-path-length' | 'root-differs'

/**
 * The inclusion proof of a leaf (PATH of RFC 6962 section 2.1.1), from all leaves but its own: O(size) hashes,
 * O(log size) memory. For a large tree see tileProver. Requires 0 <= index < size; throws a RangeError.
 */
export function inclusionPath(
  hash: Hash,
  tree: { readonly index: number; readonly size: number; readonly leafAt: LeafAt },
): readonly Uint8Array[] {
  if (!isIndexOf(tree.index, tree.size)) throw new RangeError(`no leaf ${tree.index} of ${tree.size}`)
  const path: Uint8Array[] = []
  let start = 0
  let end = tree.size
  while (end - start > 1) {
    const split = start + splitOf(end - start)
    if (tree.index < split) {
      path.push(rootOfRange(hash, tree.leafAt, split, end))
      end = split
    } else {
      path.push(rootOfRange(hash, tree.leafAt, start, split))
      start = split
    }
  }
  return path.toReversed()
}

/** Whether a proof shows that the leaf stands at `index` in the tree of `size` leaves with this root. */
export function verifyInclusion(claim: InclusionClaim): boolean {
  return inclusionFault(claim) === null
}

/**
 * What is wrong with an inclusion proof, or null where it holds (RFC 9162 section 2.1.3.2). Index, size, leaf
 * and path are attacker-controlled: at most 53 hashes are made, whatever the path's length.
 */
export function inclusionFault(claim: InclusionClaim): InclusionFault | null {
  const { hash, index, size, leaf, path, root } = claim
  if (!isIndexOf(index, size)) return 'index-out-of-range'
  if (path.length > 53) return 'wrong-path-length'
  if (![leaf, root, ...path].every((bytes) => bytes.length === HASH_BYTES)) return 'malformed-hash'
  let node = leaf
  let at = index
  let last = size - 1
  for (const sibling of path) {
    if (last === 0) return 'wrong-path-length'
    if (at % 2 === 1 || at === last) {
      node = nodeHash(hash, sibling, node)
      // A last node without a sibling moves up as it is, until it is a right child.
      while (at % 2 === 0 && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      node = nodeHash(hash, node, sibling)
    }
    at = half(at)
    last = half(last)
  }
  if (last !== 0) return 'wrong-path-length'
  return equalBytes(node, root) ? null : 'root-differs'
}

/** Bit operations would cut numbers to 32 bits. */
function half(number: number): number {
  return Math.floor(number / 2)
}

function isIndexOf(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size
}
