import type { CaseFile } from '../../casefile/case-file.ts'
import { sha256 } from '../../crypto.ts'
import { DocketError } from '../../model/error.ts'
import type { InclusionProof } from '../../model/packet.ts'
import type { RawRecord } from '../../packet/contents.ts'
import { encodeHex } from '../../proof/hex.ts'
import { leafHash } from '../../proof/merkle-hash.ts'
import { tileProver } from '../../proof/merkle-tiles.ts'
import type { ChosenRuns } from './chosen-runs.ts'

/** The raw lines of the runs chosen, by source and line. */
export async function* chosenRecords(file: CaseFile, { lines }: ChosenRuns): AsyncGenerator<RawRecord> {
  for (const [source, indexes] of lines)
    for (const index of indexes) yield { source, index, bytes: file.lines.raw(source, index) }
}

/** A proof for each of them, in the same order. */
export async function* chosenProofs(file: CaseFile, { lines }: ChosenRuns): AsyncGenerator<InclusionProof> {
  for (const [source, indexes] of lines) yield* proofsOf(file, source, indexes)
}

function* proofsOf(file: CaseFile, source: number, indexes: Uint32Array): Generator<InclusionProof> {
  const size = file.lines.count(source)
  const prover = tileProver(sha256, {
    size,
    tile: (tile) => file.lines.tile(source, tile),
    tileRoot: (tile) => file.lines.tileRoot(source, tile),
  })
  for (const index of indexes) {
    const leaf = encodeHex(leafHash(sha256, file.lines.raw(source, index)))
    // A packet that its own verifier would refuse is not made.
    if (leaf !== encodeHex(file.lines.leaf(source, index)))
      throw new DocketError('CASE_DAMAGED', {
        path: file.path,
        problem: `line ${index} of source ${source} is not the one that was imported`,
      })
    yield { source, index, size, leaf, path: prover.path(index).map(encodeHex) }
  }
}
