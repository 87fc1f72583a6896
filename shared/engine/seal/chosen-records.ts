import type { CaseFile } from '../../casefile/case-file.ts'
import type { Where } from '../../casefile/where.ts'
import { sha256 } from '../../crypto.ts'
import { DocketError } from '../../model/error.ts'
import type { InclusionProof } from '../../model/packet.ts'
import { encodeHex } from '../../proof/hex.ts'
import { leafHash } from '../../proof/merkle-hash.ts'
import { tileProver } from '../../proof/merkle-tiles.ts'
import type { RawRecord } from '../../packet/contents.ts'

/** The lines of every run that a chosen decision belongs to. */
export interface ChosenRecords {
  readonly runs: ReadonlySet<string>
  /** Sources that they lie in, in order. */
  readonly sources: readonly number[]
  readonly records: () => AsyncGenerator<RawRecord>
  readonly proofs: () => AsyncGenerator<InclusionProof>
}

/** Chooses by the decisions that `where` holds for. Memory: the ids of the runs, and 4 bytes a line. */
export function chooseRecords(
  file: CaseFile,
  where: readonly Where[],
  runOf: (json: string) => string,
): ChosenRecords {
  const runs = new Set<string>()
  for (const { json } of file.decisions.iterate(where)) runs.add(runOf(json))
  const indexes = new Map<number, number[]>()
  for (const id of runs)
    for (const { source, index } of file.runs.get(id)?.lines ?? []) {
      const ofSource = indexes.get(source)
      if (ofSource === undefined) indexes.set(source, [index])
      else ofSource.push(index)
    }
  const sources = [...indexes.keys()].toSorted((a, b) => a - b)
  // A line of several parts is named once by each of them.
  const lines = new Map(
    sources.map((source) => [source, Uint32Array.from(new Set(indexes.get(source))).toSorted()]),
  )
  indexes.clear()
  return {
    runs,
    sources,
    async *records() {
      for (const source of sources)
        for (const index of lines.get(source) ?? [])
          yield { source, index, bytes: file.lines.raw(source, index) }
    },
    async *proofs() {
      for (const source of sources) yield* proofsOf(file, source, lines.get(source) ?? new Uint32Array())
    },
  }
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
