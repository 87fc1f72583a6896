import { ENTRY } from '../../model/packet.ts'
import { CustodyLine } from '../../model/withheld.ts'
import { formatDigest } from '../../proof/digest.ts'
import type { Hash } from '../../proof/hash.ts'
import { counted, EntryFault, Faults, type Judged } from '../faults.ts'
import { jsonLines } from '../json-reading.ts'
import type { PacketReader } from '../packet-reader.ts'

/**
 * Each entry of the log holds the digest of the line before, and counts up by one. Of an entry that was withheld the
 * digest alone is there; what it held of the line before is not known.
 */
export async function checkCustody(reader: PacketReader, hash: Hash): Promise<Judged> {
  const faults = new Faults()
  let before: string | null = null
  let count = 0
  let withheld = 0
  try {
    for await (const { line, value, bytes } of jsonLines(reader, ENTRY.custody, CustodyLine)) {
      count += 1
      if (value.seq !== line) faults.add(`line ${line} is numbered ${value.seq}`)
      if ('withheld' in value && !('act' in value)) {
        withheld += 1
        before = value.withheld
        continue
      }
      if (value['prev'] !== before)
        faults.add(
          line === 1
            ? 'line 1 follows an entry that is not there'
            : `line ${line} does not hold the digest of the line before`,
        )
      before = formatDigest(hash(bytes))
    }
  } catch (error) {
    if (!(error instanceof EntryFault)) throw error
    faults.add(error.message)
  }
  if (count === 0) faults.add('there is no entry')
  return faults.judge(
    `${counted(count, 'entry', 'entries')}, each with the digest of the one before${withheld === 0 ? '' : `; ${withheld} of them withheld, of which the digest is there`}`,
  )
}
