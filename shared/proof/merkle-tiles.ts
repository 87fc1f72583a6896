import { HASH_BYTES, type Hash } from './hash.ts'
import { type Levels, levelsOver, rootIn, siblingsIn } from './merkle-levels.ts'

/** Leaf hashes in a full tile: eight levels, 8 KiB. */
export const TILE_LEAVES = 256

/** A tree whose leaf hashes are stored in tiles. Both accessors may throw; what they give is checked for length. */
export interface TiledTree {
  /** Number of leaves, at least 1. */
  readonly size: number
  /** Leaf hashes of tile i, side by side: 256 of them, in the last tile those that are left. */
  readonly tile: (index: number) => Uint8Array
  /** The root over tile i, 32 bytes. Asked for full tiles only. */
  readonly tileRoot: (index: number) => Uint8Array
}

export interface TileProver {
  readonly root: Uint8Array
  /** The inclusion path of a leaf, as inclusionPath gives it. Requires 0 <= index < size; throws a RangeError. */
  path(index: number): readonly Uint8Array[]
}

/** The root over one tile. Requires 1 to 256 leaf hashes, side by side. */
export function rootOfTile(hash: Hash, leaves: Uint8Array): Uint8Array {
  return rootIn(levelsOver(hash, leaves))
}

/**
 * Proofs from a tiled tree. A tree of more than 256 leaves splits at multiples of 256, so a path is the path
 * within the leaf's tile, then the path of that tile's root among the tile roots.
 *
 * Reads each tile root once, the last tile if it is not full, and the tile of a path (a next path in the same
 * tile reads nothing). Keeps size / 4 bytes and one tile. Requires safe integer size >= 1; throws a RangeError.
 */
export function tileProver(hash: Hash, tree: TiledTree): TileProver {
  if (!Number.isSafeInteger(tree.size) || tree.size < 1)
    throw new RangeError(`no tree has ${tree.size} leaves`)
  const tiles = Math.ceil(tree.size / TILE_LEAVES)
  const roots = new Uint8Array(tiles * HASH_BYTES)
  for (let index = 0; index < tiles; index++) {
    const full = leavesIn(tree.size, index) === TILE_LEAVES
    const root = full ? tree.tileRoot(index) : rootOfTile(hash, readTile(tree, index))
    if (root.length !== HASH_BYTES) throw new RangeError(`the root of tile ${index} has ${root.length} bytes`)
    roots.set(root, index * HASH_BYTES)
  }
  const above = levelsOver(hash, roots)
  let open: { readonly tile: number; readonly levels: Levels } | null = null
  return {
    root: rootIn(above),
    path(index) {
      if (!Number.isSafeInteger(index) || index < 0 || index >= tree.size) {
        throw new RangeError(`no leaf ${index} of ${tree.size}`)
      }
      const tile = Math.floor(index / TILE_LEAVES)
      if (open?.tile !== tile) open = { tile, levels: levelsOver(hash, readTile(tree, tile)) }
      return [...siblingsIn(open.levels, index % TILE_LEAVES), ...siblingsIn(above, tile)]
    },
  }
}

/** One proof from a tiled tree; for more than one, make a tileProver. Requires 0 <= index < size. */
export function inclusionPathFromTiles(
  hash: Hash,
  tree: TiledTree & { readonly index: number },
): readonly Uint8Array[] {
  return tileProver(hash, tree).path(tree.index)
}

function readTile(tree: TiledTree, index: number): Uint8Array {
  const leaves = tree.tile(index)
  const expected = leavesIn(tree.size, index) * HASH_BYTES
  if (leaves.length !== expected) {
    throw new RangeError(`tile ${index} has ${leaves.length} bytes, not ${expected}`)
  }
  return leaves
}

function leavesIn(size: number, tile: number): number {
  return Math.min(TILE_LEAVES, size - tile * TILE_LEAVES)
}
