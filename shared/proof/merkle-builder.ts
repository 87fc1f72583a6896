import { HASH_BYTES, type Hash } from './hash.ts'
import { decodeHex, encodeHex } from './hex.ts'
import { emptyRoot, nodeHash } from './merkle-hash.ts'

/** A builder put aside: how many leaves it has taken, and the roots of its perfect subtrees, hex, left first. */
export interface MerkleState {
  readonly size: number
  readonly subtrees: readonly string[]
}

/**
 * The root of an RFC 6962 tree that grows by one leaf at a time, in O(log size) memory: it keeps the roots of
 * the perfect subtrees that the leaves fill, one for each bit set in the size (a compact range).
 *
 * It takes the roots of perfect subtrees of one height just as well: tile roots give the root of the tree.
 */
export class MerkleBuilder {
  readonly #hash: Hash
  readonly #subtrees: Uint8Array[]
  #size: number

  constructor(hash: Hash) {
    this.#hash = hash
    this.#subtrees = []
    this.#size = 0
  }

  /** Goes on from a state, or gives null where it is none. The state may come from a hostile case file. */
  static fromState(hash: Hash, state: MerkleState): MerkleBuilder | null {
    if (!Number.isSafeInteger(state.size) || state.size < 0) return null
    if (state.subtrees.length !== bitsSet(state.size)) return null
    const builder = new MerkleBuilder(hash)
    for (const text of state.subtrees) {
      const subtree = decodeHex(text)
      if (subtree?.length !== HASH_BYTES) return null
      builder.#subtrees.push(subtree)
    }
    builder.#size = state.size
    return builder
  }

  /** How many leaves were appended. */
  get size(): number {
    return this.#size
  }

  /** Takes the next leaf hash. Requires 32 bytes, which are copied, and size < 2^53 - 1. */
  append(leaf: Uint8Array): void {
    if (leaf.length !== HASH_BYTES) throw new RangeError(`a hash has 32 bytes, not ${leaf.length}`)
    let node = leaf
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      node = nodeHash(this.#hash, this.#subtrees.pop() ?? node, node)
    }
    this.#subtrees.push(node === leaf ? new Uint8Array(leaf) : node)
    this.#size += 1
  }

  /** The root over the leaves so far; `H()` where there is none. Does not end the building. */
  root(): Uint8Array {
    let root: Uint8Array | null = null
    for (const subtree of this.#subtrees.toReversed()) {
      root = root === null ? subtree : nodeHash(this.#hash, subtree, root)
    }
    return root ?? emptyRoot(this.#hash)
  }

  /** What fromState takes. At most 53 hashes. */
  toState(): MerkleState {
    return { size: this.#size, subtrees: this.#subtrees.map((subtree) => encodeHex(subtree)) }
  }
}

/** The root over leaf hashes (MTH of RFC 6962 section 2.1). Requires 32 bytes each. */
export function rootOfLeaves(hash: Hash, leaves: Iterable<Uint8Array>): Uint8Array {
  const builder = new MerkleBuilder(hash)
  for (const leaf of leaves) builder.append(leaf)
  return builder.root()
}

function bitsSet(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}
