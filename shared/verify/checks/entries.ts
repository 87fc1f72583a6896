import { ENTRY } from '../../model/packet.ts'
import { Faults, quoted, type Judged } from '../faults.ts'
import type { ReadEntry } from '../packet-reader.ts'

/** Every entry but the statement is in its subject, with its digest; none is missing, none is beside it. */
export function checkEntries(
  names: readonly string[],
  read: ReadonlyMap<string, ReadEntry>,
  subject: ReadonlyMap<string, string>,
): Judged {
  const faults = new Faults()
  const there = new Set(names)
  let digests = 0
  for (const name of names) {
    const entry = read.get(name)
    if (entry === undefined) {
      faults.add(`${quoted(name)} cannot be read`)
      continue
    }
    if (!entry.asListed)
      faults.add(`${quoted(name)} does not have the size and CRC-32 that the archive gives`)
    if (name === ENTRY.statement) continue
    const sha256 = subject.get(name)
    if (sha256 === undefined) faults.add(`${quoted(name)} was added: the statement does not name it`)
    else if (sha256 !== entry.sha256) faults.add(`${quoted(name)} does not have the digest that was signed`)
    else digests += 1
  }
  for (const name of subject.keys()) {
    if (!there.has(name)) faults.add(`${quoted(name)} was taken out: the statement names it`)
    if (name === ENTRY.statement) faults.add('the statement names itself')
  }
  for (const name of Object.values(ENTRY))
    if (!there.has(name) && !subject.has(name))
      faults.add(`${quoted(name)} is missing, and the statement never named it`)
  return faults.judge(`${digests} of ${subject.size} entries have the digest that was signed`)
}
