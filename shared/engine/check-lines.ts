import { createHash } from 'node:crypto'
import type { CaseFile } from '../casefile/case-file.ts'
import type { Source } from '../casefile/source-row.ts'
import { sha256 } from '../crypto.ts'
import { treeText } from '../intake/tree-state.ts'
import { DocketError } from '../model/error.ts'
import { LINE, NO_CODE } from '../model/segment.ts'
import { formatDigest } from '../proof/digest.ts'
import { MerkleBuilder } from '../proof/merkle-builder.ts'
import { leafHash } from '../proof/merkle-hash.ts'

/**
 * Holds the lines of a case against what was fixed when they were read: the bytes kept must give the Merkle root
 * of their source, and as many lines of each kind as were counted. What follows then speaks of the lines that
 * were imported, and of all of them. Throws CASE_DAMAGED, CANCELLED.
 */
export function checkLines(
  file: CaseFile,
  sources: readonly Source[],
  signal: AbortSignal | undefined,
): void {
  for (const { id, name, end, state } of sources) {
    const tree = new MerkleBuilder(sha256)
    for (const placement of file.lines.placements(id)) {
      if (signal?.aborted === true) throw new DocketError('CANCELLED', {})
      for (let at = 0; at < placement.count; at += 1) {
        const index = placement.firstIndex + at
        tree.append(
          placement.block[at] === NO_CODE
            ? leafOfParts(file.lines.parts(id, index))
            : leafHash(sha256, file.lines.rawAt(id, index, placement)),
        )
      }
    }
    const holds =
      end === undefined
        ? state.lines === 0 || treeText(tree) === state.merkle
        : formatDigest(tree.root()) === end.root
    if (!holds || !countsHold(file, id, state))
      throw new DocketError('CASE_DAMAGED', {
        path: file.path,
        problem: `the lines of ${name} are not those that were imported: their Merkle root or their kinds are others`,
      })
  }
}

/** Whether as many lines count as records, as quarantined and as blank as did when they were read. */
function countsHold(file: CaseFile, source: number, state: Source['state']): boolean {
  const counts = { [LINE.accepted]: 0, [LINE.quarantined]: 0, [LINE.blank]: 0 }
  for (const { kind } of file.lines.segments(source))
    for (const each of kind) counts[each as keyof typeof counts] += 1
  return (
    counts[LINE.accepted] === state.accepted &&
    counts[LINE.quarantined] === state.quarantined &&
    counts[LINE.blank] === state.blank
  )
}

/** The leaf of a line that is too long to be held at once. */
function leafOfParts(parts: Iterable<Uint8Array>): Uint8Array {
  const hash = createHash('sha256').update(new Uint8Array([0]))
  for (const part of parts) hash.update(part)
  return hash.digest()
}
