import { type Hash, equalBytes } from './hash.ts'
import { growthFault } from './merkle-consistency.ts'
import { emptyRoot } from './merkle-hash.ts'
import { verifyInclusion } from './merkle-inclusion.ts'

/** Leaves [start, end) of a tree, with their root: what a tile or a run of tiles is. */
export interface Subtree {
  readonly start: number
  readonly end: number
  readonly root: Uint8Array
}

/**
 * Whether [start, end) can be a subtree (draft-ietf-plants-merkle-tree-certs, "Subtrees"): start is a multiple
 * of the smallest power of two >= end - start.
 */
function isSubtree(start: number, end: number): boolean {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) return false
  let span = 1
  while (span < end - start) span *= 2
  return start % span === 0
}

/** Whether a path shows that a leaf stands at `index` of the tree, within this subtree. All hostile. */
export function verifySubtreeInclusion(claim: {
  readonly hash: Hash
  readonly index: number
  readonly subtree: Subtree
  readonly leaf: Uint8Array
  readonly path: readonly Uint8Array[]
}): boolean {
  const { start, end, root } = claim.subtree
  if (!isSubtree(start, end)) return false
  const { hash, leaf, path } = claim
  return verifyInclusion({ hash, index: claim.index - start, size: end - start, leaf, path, root })
}

/** Whether a path shows that a subtree belongs to the tree of `size` leaves with this root. All hostile. */
export function verifySubtreeConsistency(claim: {
  readonly hash: Hash
  readonly subtree: Subtree
  readonly size: number
  readonly root: Uint8Array
  readonly path: readonly Uint8Array[]
}): boolean {
  const { hash, size, root, path, subtree } = claim
  const { start, end, root: part } = subtree
  if (!Number.isSafeInteger(size) || !isSubtree(start, end) || end > size) return false
  if (start === end) return path.length === 0 && equalBytes(part, emptyRoot(hash))
  if (start === 0 && end === size) return path.length === 0 && equalBytes(part, root)
  return growthFault({ hash, start, end, size, part, whole: root, path }) === null
}
