import { HASH_BYTES, type Hash } from './hash.ts'
import { nodeHash } from './merkle-hash.ts'

/** All levels of a tree, leaves first, hashes side by side; the last level is the root. */
export type Levels = readonly Uint8Array[]

/**
 * All levels over `nodes`. Bottom-up, a last node without a sibling moves up as it is: the same tree as RFC
 * 6962's split at the largest power of two. Requires nodes.length a multiple of 32, and at least one node.
 */
export function levelsOver(hash: Hash, nodes: Uint8Array): Levels {
  if (nodes.length === 0 || nodes.length % HASH_BYTES !== 0)
    throw new RangeError('not a row of 32-byte hashes')
  const levels = [nodes]
  let below = nodes
  while (below.length > HASH_BYTES) {
    const count = below.length / HASH_BYTES
    const level = new Uint8Array(Math.ceil(count / 2) * HASH_BYTES)
    for (let index = 0; index < count; index += 2) {
      const left = nodeIn(below, index)
      level.set(
        index + 1 < count ? nodeHash(hash, left, nodeIn(below, index + 1)) : left,
        (index / 2) * HASH_BYTES,
      )
    }
    levels.push(level)
    below = level
  }
  return levels
}

/** The siblings on the way from a node of the lowest level to the root. Requires 0 <= index < nodes. */
export function siblingsIn(levels: Levels, index: number): readonly Uint8Array[] {
  const siblings: Uint8Array[] = []
  let at = index
  for (const level of levels) {
    const sibling = at % 2 === 0 ? at + 1 : at - 1
    if ((sibling + 1) * HASH_BYTES <= level.length) siblings.push(copyOf(level, sibling))
    at = Math.floor(at / 2)
  }
  return siblings
}

/** The root of a tree given by its levels, as bytes of its own. */
export function rootIn(levels: Levels): Uint8Array {
  return copyOf(levels.at(-1) ?? new Uint8Array(0), 0)
}

function nodeIn(level: Uint8Array, index: number): Uint8Array {
  return level.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)
}

/** What is given away outlives the tile that it was read from. (`slice()` of a Buffer would be no copy.) */
function copyOf(level: Uint8Array, index: number): Uint8Array {
  return Uint8Array.from(nodeIn(level, index))
}
