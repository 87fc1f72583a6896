import { recordRef } from '../../model/ids.ts'
import { ENTRY, InclusionProof } from '../../model/packet.ts'
import { parseDigest } from '../../proof/digest.ts'
import { equalBytes, type Hash } from '../../proof/hash.ts'
import { decodeHex } from '../../proof/hex.ts'
import { leafHash } from '../../proof/merkle-hash.ts'
import { inclusionFault } from '../../proof/merkle-inclusion.ts'
import { counted, EntryFault, Faults, type Judged } from '../faults.ts'
import { jsonLines } from '../json-reading.ts'
import { LIMITS } from '../limits.ts'
import { compareRecords, packetRecords, type RawRecord } from '../packet-records.ts'
import type { PacketReader } from '../packet-reader.ts'
import { RecordIndex } from '../record-index.ts'
import type { SourcesById } from './sources.ts'
import type { WithheldJudge } from './withheld.ts'

export interface RecordsJudged {
  readonly records: Judged
  readonly proofs: Judged
  readonly index: RecordIndex
}

/**
 * Walks records and proofs side by side: each record in its place, and one proof for each, whose leaf is the
 * hash of the record's bytes (RFC 6962: 0x00 before them) and whose path leads to the root of its source.
 * Both stand in ascending (source, index). A line that cannot be read ends the walk. Of a record from which values
 * were withheld, and that is not disclosed, the leaf given is shown to be in the tree.
 */
export async function checkRecords(
  reader: PacketReader,
  sources: SourcesById,
  hash: Hash,
  withheld: WithheldJudge,
): Promise<RecordsJudged> {
  const recordFaults = new Faults()
  const proofFaults = new Faults()
  const index = new RecordIndex()
  const proofs = jsonLines(reader, ENTRY.proofs, InclusionProof)
  let last: RawRecord | undefined
  try {
    let proof = await nextProof(proofs, proofFaults)
    for await (const record of packetRecords(reader)) {
      const place = recordRef(record.source, record.index)
      if (index.count >= LIMITS.records) throw new EntryFault(`there are more than ${LIMITS.records} records`)
      if (last !== undefined && compareRecords(record, last) <= 0)
        recordFaults.add(`${place} is out of order, or stands twice`)
      else index.add(record.source, record.index)
      last = record
      const content = await withheld.contentOf(record)
      const source = sources.get(record.source)
      if (source === undefined) recordFaults.add(`${place} is of a source that is not listed`)
      else if (record.index >= source.records)
        recordFaults.add(`${place} lies beyond the ${source.records} lines of its source`)
      while (proof !== undefined && compareRecords(proof, record) < 0) {
        proofFaults.add(
          `the proof of ${recordRef(proof.source, proof.index)} belongs to no record in its place`,
        )
        proof = await nextProof(proofs, proofFaults)
      }
      if (proof === undefined || compareRecords(proof, record) > 0) {
        proofFaults.add(`${place} has no proof in its place`)
        continue
      }
      const problem = proofProblem({ record, content }, proof, sources, hash)
      if (problem !== undefined) proofFaults.add(`${place}: ${problem}`)
      proof = await nextProof(proofs, proofFaults)
    }
    for (; proof !== undefined; proof = await nextProof(proofs, proofFaults))
      proofFaults.add(
        `the proof of ${recordRef(proof.source, proof.index)} belongs to no record in its place`,
      )
  } catch (error) {
    if (!(error instanceof EntryFault)) throw error
    recordFaults.add(error.message)
    proofFaults.add('the records could not be read to their end')
  } finally {
    await proofs.return(undefined)
    await withheld.end()
  }
  return {
    records: recordFaults.judge(`${counted(index.count, 'record')}, each in its place in a source`),
    proofs: proofFaults.judge(
      `${index.count} of ${counted(index.count, 'record')} lead to the roots of ${counted(sources.size, 'source')}${withheld.byLeafOnly === 0 ? '' : `; ${withheld.byLeafOnly} of them are proven by leaf only`}`,
    ),
    index,
  }
}

/** The next proof, or undefined at the end; also where the proofs cannot be read on. */
async function nextProof(
  proofs: ReturnType<typeof jsonLines<InclusionProof>>,
  faults: Faults,
): Promise<InclusionProof | undefined> {
  try {
    const next = await proofs.next()
    return next.done === true ? undefined : next.value.value
  } catch (error) {
    if (!(error instanceof EntryFault)) throw error
    faults.add(error.message)
    return undefined
  }
}

/** `content` is what the leaf is the hash of; undefined where that is withheld, and the leaf has to be taken as given. */
function proofProblem(
  { record, content }: { readonly record: RawRecord; readonly content: Uint8Array | undefined },
  proof: InclusionProof,
  sources: SourcesById,
  hash: Hash,
): string | undefined {
  const source = sources.get(record.source)
  if (source === undefined) return 'its source is not listed'
  if (proof.size !== source.records)
    return `its proof is for a tree of ${proof.size} lines, and the source has ${source.records}`
  const given = bytesOf(decodeHex(proof.leaf))
  const leaf = content === undefined ? given : leafHash(hash, content)
  if (!equalBytes(leaf, given)) return "its leaf is not the hash of the record's bytes"
  const path = proof.path.map((node) => bytesOf(decodeHex(node)))
  const root = bytesOf(parseDigest(source.root))
  const fault = inclusionFault({ hash, index: record.index, size: proof.size, leaf, path, root })
  switch (fault) {
    case null:
      return undefined
    case 'root-differs':
      return 'its path does not lead to the root of its source'
    case 'wrong-path-length':
      return `its path of ${path.length} hashes is not as long as its place asks`
    case 'index-out-of-range':
      return 'its place is not in the tree'
    case 'malformed-hash':
      return 'a hash of its path is no hash'
  }
}

/** What the schema has seen to be hex of the right length. */
function bytesOf(decoded: Uint8Array | null): Uint8Array {
  return decoded ?? new Uint8Array(0)
}
