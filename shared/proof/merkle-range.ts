import type { Hash } from './hash.ts'
import { MerkleBuilder } from './merkle-builder.ts'

/** Leaf hashes by index, 32 bytes each. Called once for each index asked for, in rising order in a range. */
export type LeafAt = (index: number) => Uint8Array

/** The root over leaves [start, end), in O(log) memory. Requires 0 <= start < end. */
export function rootOfRange(hash: Hash, leafAt: LeafAt, start: number, end: number): Uint8Array {
  const builder = new MerkleBuilder(hash)
  for (let index = start; index < end; index++) builder.append(leafAt(index))
  return builder.root()
}

/** Where RFC 6962 splits a tree: the largest power of two k < size. Requires 2 <= size <= 2^53 - 1. */
export function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}
