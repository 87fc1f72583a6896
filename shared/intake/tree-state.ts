import { sha256 } from '../crypto.ts'
import type { ImportState } from '../model/import-state.ts'
import { MerkleBuilder, type MerkleState } from '../proof/merkle-builder.ts'

/** Goes on with the tree of a state. The state may come from a hostile case file; undefined where it is none. */
export function treeOf(state: ImportState): MerkleBuilder | undefined {
  if (state.lines === 0) return new MerkleBuilder(sha256)
  let saved: unknown
  try {
    saved = JSON.parse(state.merkle)
  } catch {
    // The state was written by somebody else: it cannot be gone on from.
    return undefined
  }
  if (!isMerkleState(saved) || saved.size !== state.lines) return undefined
  return MerkleBuilder.fromState(sha256, saved) ?? undefined
}

function isMerkleState(value: unknown): value is MerkleState {
  if (typeof value !== 'object' || value === null || !('size' in value) || !('subtrees' in value))
    return false
  const { size, subtrees } = value
  return (
    typeof size === 'number' &&
    Array.isArray(subtrees) &&
    subtrees.every((subtree) => typeof subtree === 'string')
  )
}

/** The tree as a state holds it. */
export function treeText(tree: MerkleBuilder): string {
  return JSON.stringify(tree.toState())
}
