import { ENTRY } from '../../model/packet.ts'
import { SourceEntry } from '../../model/source.ts'
import { counted, EntryFault, Faults, quoted, type Judged } from '../faults.ts'
import { jsonOf, shaped } from '../json-reading.ts'
import type { PacketReader } from '../packet-reader.ts'

export type SourcesById = ReadonlyMap<number, SourceEntry>

/** The list of sources: what each file was, by its digest and its root. Throws EntryFault. */
export async function checkSources(
  reader: PacketReader,
): Promise<{ readonly judged: Judged; readonly sources: SourcesById }> {
  const faults = new Faults()
  const sources = new Map<number, SourceEntry>()
  let last = 0
  for (const source of await listOfSources(reader)) {
    if (source.id <= last)
      faults.add(`source ${source.id} (${quoted(source.name)}) is out of order, or stands twice`)
    last = source.id
    sources.set(source.id, source)
  }
  const lines = [...sources.values()].reduce((sum, source) => sum + source.records, 0)
  return {
    judged: faults.judge(`${counted(sources.size, 'source')} with ${counted(lines, 'line')}`),
    sources,
  }
}

async function listOfSources(reader: PacketReader): Promise<readonly SourceEntry[]> {
  const value = jsonOf(await reader.text(ENTRY.sources), ENTRY.sources)
  if (!Array.isArray(value)) throw new EntryFault(`${ENTRY.sources} is no list`)
  return (value as readonly unknown[]).map((entry, at) =>
    shaped(SourceEntry, entry, `${ENTRY.sources} entry ${at + 1}`),
  )
}
