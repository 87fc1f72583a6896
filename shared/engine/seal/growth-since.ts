import type { CaseFile } from '../../casefile/case-file.ts'
import { sha256 } from '../../crypto.ts'
import type { GrowthFile } from '../../model/growth.ts'
import { Statement, StatementPredicate } from '../../model/packet.ts'
import type { SourceEntry } from '../../model/source.ts'
import { formatDigest, parseDigest } from '../../proof/digest.ts'
import { encodeHex } from '../../proof/hex.ts'
import { consistencyPath, verifyConsistency } from '../../proof/merkle-consistency.ts'
import { TILE_LEAVES } from '../../proof/merkle-tiles.ts'
import { checkSources } from '../../verify/checks/sources.ts'
import { jsonOf, shaped } from '../../verify/json-reading.ts'
import { decoded } from '../../verify/packet-reader.ts'
import { openPacketEnvelope, requireWholePacket } from './packet-envelope.ts'

const HASH_BYTES = 32

/**
 * How the sources of a packet grew since an earlier one: a source continues one of the same name where its tree
 * begins with that one's. Throws PACKET_UNREADABLE where something in the earlier one does not hold, FILE_UNREADABLE.
 */
export async function growthSince(
  file: CaseFile,
  sources: readonly SourceEntry[],
  previous: string,
): Promise<GrowthFile> {
  const { statement, sealedAt, sources: before } = await earlierPacket(previous)
  const grown: GrowthFile['sources'] = []
  const others: GrowthFile['others'] = []
  for (const { id, name, records, root } of before) {
    const tree = { size: records, root }
    const now = sources.find((source) => source.name === name)
    const proof = now === undefined ? undefined : proofOf(file, now, tree)
    if (now === undefined) others.push({ id, name, ...tree, why: 'not-here' })
    else if (proof === undefined) others.push({ id, name, ...tree, why: 'differs' })
    else
      grown.push({
        source: now.id,
        previous: { id, ...tree },
        size: now.records,
        root: now.root,
        path: proof.map(encodeHex),
      })
  }
  grown.sort((a, b) => a.source - b.source)
  return { format: 'docket-growth/1', previous: { statement, sealedAt }, sources: grown, others }
}

/** The proof, or undefined where the source does not begin with the earlier tree. */
function proofOf(
  file: CaseFile,
  { id, records, root }: SourceEntry,
  before: { readonly size: number; readonly root: string },
): readonly Uint8Array[] | undefined {
  const [root1, root2] = [parseDigest(before.root), parseDigest(root)]
  if (before.size < 1 || before.size > records || root1 === null || root2 === null) return undefined
  const sizes = { size1: before.size, size2: records }
  const path = consistencyPath(sha256, { ...sizes, leafAt: leavesOf(file, id) })
  return verifyConsistency({ hash: sha256, ...sizes, root1, root2, path }) ? path : undefined
}

/** Leaves by the tile in which they are kept: one tile is open at a time. */
function leavesOf(file: CaseFile, source: number): (index: number) => Uint8Array {
  let open = -1
  let leaves: Uint8Array = new Uint8Array(0)
  return (index) => {
    const tile = Math.floor(index / TILE_LEAVES)
    if (tile !== open) leaves = file.lines.tile(source, tile)
    open = tile
    const at = (index % TILE_LEAVES) * HASH_BYTES
    return leaves.subarray(at, at + HASH_BYTES)
  }
}

async function earlierPacket(path: string) {
  await requireWholePacket(path, undefined)
  await using packet = await openPacketEnvelope(path)
  const { payload } = packet.envelope
  const statement = shaped(Statement, jsonOf(decoded(payload, 'the payload'), 'the payload'), 'the statement')
  const { sealedAt } = shaped(StatementPredicate, statement.predicate, 'the predicate')
  const { sources } = await checkSources(packet.reader)
  return { statement: formatDigest(sha256(payload)), sealedAt, sources: [...sources.values()] }
}
