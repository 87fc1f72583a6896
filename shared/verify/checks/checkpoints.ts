import { checkpointEntry, checkpointOrigin } from '../../model/growth.ts'
import { readCheckpoint } from '../../proof/checkpoint.ts'
import { parseDigest } from '../../proof/digest.ts'
import { equalBytes } from '../../proof/hash.ts'
import { counted, Faults, type Judged } from '../faults.ts'
import type { PacketReader } from '../packet-reader.ts'
import type { PublicKey } from '../packet-source.ts'
import type { SourcesById } from './sources.ts'

const FOLDER = 'evidence/checkpoints/'
const MAX_BYTES = 65_536

/**
 * Each checkpoint (C2SP tlog-checkpoint) says the size and root of a source that is listed, and signatures by keys at
 * hand hold. A key is found by its name, `docket-` and the start of its id; the four bytes before a signature are a
 * hint alone. Undefined where there are none. Throws EntryFault.
 */
export async function checkCheckpoints(
  reader: PacketReader,
  sources: SourcesById,
  keys: readonly PublicKey[],
): Promise<Judged | undefined> {
  const names = reader.names.filter((name) => name.startsWith(FOLDER))
  if (names.length === 0) return undefined
  const faults = new Faults()
  const byEntry = new Map([...sources.values()].map((source) => [checkpointEntry(source.id), source]))
  let signed = 0
  for (const name of names) {
    const source = byEntry.get(name)
    const read = readCheckpoint(await reader.text(name, MAX_BYTES))
    if (source === undefined) faults.add(`${name} is of no source that is listed`)
    else if (read === undefined) faults.add(`${name} is no signed checkpoint`)
    else {
      const { origin, size, root } = read.checkpoint
      if (origin !== checkpointOrigin(source.name) || size !== source.records || !isRoot(root, source.root))
        faults.add(`${name} says another name, size or root than is listed`)
      for (const signature of read.signatures) {
        const key = keys.find(({ keyid }) => `docket-${keyid.slice(7, 23)}` === signature.name)
        if (key === undefined) continue
        if (key.verify(read.signed, signature.sig)) signed += 1
        else faults.add(`${name} has a signature by ${key.keyid} that does not hold`)
      }
    }
  }
  return faults.judge(
    `${counted(names.length, 'checkpoint')}, as the sources are listed; ${counted(signed, 'signature')} by keys at hand`,
  )
}

function isRoot(root: Uint8Array, text: string): boolean {
  const listed = parseDigest(text)
  return listed !== null && equalBytes(root, listed)
}
