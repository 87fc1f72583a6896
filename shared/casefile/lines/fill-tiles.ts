import { HASH_BYTES, type Hash } from '../../proof/hash.ts'
import { rootOfTile, TILE_LEAVES } from '../../proof/merkle-tiles.ts'

const TILE_BYTES = TILE_LEAVES * HASH_BYTES

/**
 * The roots of the tiles that `leaves` fills up, side by side. `tail` is the unfinished tile before them.
 * Gives also the unfinished tile after them.
 */
export function fillTiles(
  tail: Uint8Array,
  leaves: Uint8Array,
  hash: Hash,
): { readonly roots: Uint8Array; readonly tail: Uint8Array } {
  const all = new Uint8Array(tail.length + leaves.length)
  all.set(tail)
  all.set(leaves, tail.length)
  const full = Math.floor(all.length / TILE_BYTES)
  const roots = new Uint8Array(full * HASH_BYTES)
  for (let tile = 0; tile < full; tile++)
    roots.set(rootOfTile(hash, all.subarray(tile * TILE_BYTES, (tile + 1) * TILE_BYTES)), tile * HASH_BYTES)
  return { roots, tail: all.slice(full * TILE_BYTES) }
}
