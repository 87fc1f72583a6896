import { GROWTH_ENTRY, GrowthFile } from '../../model/growth.ts'
import { parseDigest } from '../../proof/digest.ts'
import type { Hash } from '../../proof/hash.ts'
import { decodeHex } from '../../proof/hex.ts'
import { verifyConsistency } from '../../proof/merkle-consistency.ts'
import { counted, Faults, quoted, type Judged } from '../faults.ts'
import { jsonEntry } from '../json-reading.ts'
import type { PacketReader } from '../packet-reader.ts'
import type { SourcesById } from './sources.ts'

const NOT_A_HASH = new Uint8Array(0)

/**
 * The sources grew from those of the earlier packet that is named: consistency proofs of RFC 6962, held against the
 * sizes and roots of the list of sources. Undefined where the packet says nothing of it. Throws EntryFault.
 */
export async function checkGrowth(
  reader: PacketReader,
  sources: SourcesById,
  hash: Hash,
): Promise<Judged | undefined> {
  if (!reader.has(GROWTH_ENTRY)) return undefined
  const faults = new Faults()
  const growth = await jsonEntry(reader, GROWTH_ENTRY, GrowthFile)
  const seen = new Set<number>()
  for (const { source, previous, size, root, path } of growth.sources) {
    const listed = sources.get(source)
    if (seen.has(source)) faults.add(`source ${source} stands twice`)
    seen.add(source)
    if (listed === undefined || listed.records !== size || listed.root !== root)
      faults.add(`source ${source} is not of the size and root that are listed`)
    const holds = verifyConsistency({
      hash,
      size1: previous.size,
      size2: size,
      root1: parseDigest(previous.root) ?? NOT_A_HASH,
      root2: parseDigest(root) ?? NOT_A_HASH,
      path: path.map((node) => decodeHex(node) ?? NOT_A_HASH),
    })
    if (!holds)
      faults.add(`source ${source} is not shown to begin with the ${previous.size} lines that it had`)
  }
  const others = growth.others.map(({ name, why }) =>
    why === 'differs'
      ? `${quoted(name)} does not begin with what it was`
      : `${quoted(name)} is not in this packet`,
  )
  const more = others.length === 0 ? '' : `; not continued: ${others.slice(0, 20).join(', ')}`
  return faults.judge(
    `${counted(growth.sources.length, 'source')} of the packet whose statement is ${growth.previous.statement}, sealed ${quoted(growth.previous.sealedAt)}: nothing of them was changed or taken out, lines were only added${more}`,
  )
}
