import { HASH_BYTES, type Hash, equalBytes } from './hash.ts'
import { nodeHash } from './merkle-hash.ts'
import { type LeafAt, rootOfRange, splitOf } from './merkle-range.ts'

/** A claim that the tree of `size2` leaves begins with the `size1` leaves of the earlier tree. */
export interface ConsistencyClaim {
  readonly hash: Hash
  readonly size1: number
  readonly size2: number
  readonly root1: Uint8Array
  readonly root2: Uint8Array
  readonly path: readonly Uint8Array[]
}

/** Why a consistency proof shows nothing. */
type ConsistencyFault = 'size-out-of-range' | 'malformed-hash' | 'wrong-path-length' | 'root-differs'

/**
 * The proof that a tree of `size2` leaves begins with its first `size1` (PROOF of RFC 6962 section 2.1.2):
 * O(size2) hashes, O(log size2) memory. Requires 1 <= size1 <= size2; throws a RangeError.
 */
export function consistencyPath(
  hash: Hash,
  tree: { readonly size1: number; readonly size2: number; readonly leafAt: LeafAt },
): readonly Uint8Array[] {
  const { size1, size2, leafAt } = tree
  if (!areSizes(size1, size2)) throw new RangeError(`no tree of ${size1} leaves grows into one of ${size2}`)
  const path: Uint8Array[] = []
  let start = 0
  let end = size2
  while (end !== size1) {
    const split = start + splitOf(end - start)
    if (size1 <= split) {
      path.push(rootOfRange(hash, leafAt, split, end))
      end = split
    } else {
      path.push(rootOfRange(hash, leafAt, start, split))
      start = split
    }
  }
  // The earlier tree's own root is known to whoever checks; any other part of it is not.
  if (start > 0) path.push(rootOfRange(hash, leafAt, start, end))
  return path.toReversed()
}

/** Whether a proof shows that the later tree begins with the earlier one. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  return consistencyFault(claim) === null
}

/**
 * What is wrong with a consistency proof, or null where it holds (RFC 9162 section 2.1.4.2). All of it is
 * attacker-controlled. Nothing is consistent with an empty tree: that would say nothing.
 */
function consistencyFault(claim: ConsistencyClaim): ConsistencyFault | null {
  const { hash, size1, size2, root1, root2, path } = claim
  if (!areSizes(size1, size2)) return 'size-out-of-range'
  if (size1 === size2) {
    if (path.length > 0) return 'wrong-path-length'
    return equalBytes(root1, root2) ? null : 'root-differs'
  }
  return growthFault({ hash, start: 0, end: size1, size: size2, part: root1, whole: root2, path })
}

/** A claim that leaves [start, end) with the root `part` are a subtree of the tree with the root `whole`. */
export interface GrowthClaim {
  readonly hash: Hash
  readonly start: number
  readonly end: number
  readonly size: number
  readonly part: Uint8Array
  readonly whole: Uint8Array
  readonly path: readonly Uint8Array[]
}

/**
 * The one algorithm behind consistency of trees (start = 0) and of subtrees: RFC 9162 section 2.1.4.2, with
 * the start of draft-ietf-plants-merkle-tree-certs, "Subtree Consistency Proofs". At most 54 hashes count.
 * Requires safe integers 0 <= start < end <= size, not the whole tree, and a subtree that RFC 6962 makes.
 */
export function growthFault(claim: GrowthClaim): ConsistencyFault | null {
  const { hash, part, whole, path } = claim
  if (path.length === 0 || path.length > 54) return 'wrong-path-length'
  if (![part, whole, ...path].every((bytes) => bytes.length === HASH_BYTES)) return 'malformed-hash'
  let at: Edges = { first: claim.start, last: claim.end - 1, end: claim.size - 1 }
  // Up to the root of the last perfect subtree within the part; of a part at the tree's right edge, to its own.
  while (at.first !== at.last && (at.last === at.end || at.last % 2 === 1)) at = parents(at)
  const isWholePart = at.first === at.last
  let ofPart = isWholePart ? part : (path[0] ?? part)
  let ofWhole = ofPart
  for (const sibling of isWholePart ? path : path.slice(1)) {
    if (at.end === 0) return 'wrong-path-length'
    if (at.last % 2 === 1 || at.last === at.end) {
      if (at.first < at.last) ofPart = nodeHash(hash, sibling, ofPart)
      ofWhole = nodeHash(hash, sibling, ofWhole)
      while (at.last % 2 === 0 && at.last !== 0) at = parents(at)
    } else {
      ofWhole = nodeHash(hash, ofWhole, sibling)
    }
    at = parents(at)
  }
  if (at.end !== 0) return 'wrong-path-length'
  return equalBytes(ofPart, part) && equalBytes(ofWhole, whole) ? null : 'root-differs'
}

/** Indices, on one level, of the part's first and last node and of the tree's last. */
interface Edges {
  readonly first: number
  readonly last: number
  readonly end: number
}

/** One level up. Bit operations would cut numbers to 32 bits. */
function parents(at: Edges): Edges {
  return { first: Math.floor(at.first / 2), last: Math.floor(at.last / 2), end: Math.floor(at.end / 2) }
}

function areSizes(size1: number, size2: number): boolean {
  return Number.isSafeInteger(size1) && Number.isSafeInteger(size2) && size1 >= 1 && size1 <= size2
}
