import { WITHHELD_ENTRY, WithheldFile, type WithheldPlace } from '../model/withheld.ts'
import { counted, Faults, quoted } from './faults.ts'
import { jsonEntry } from './json-reading.ts'
import { LIMITS } from './limits.ts'
import type { PacketReader } from './packet-reader.ts'
import { compareRecords } from './packet-records.ts'

/** What a packet says of its withheld values. */
export interface WithheldPlaces {
  readonly count: number
  readonly records: number
  /** The places of a record, as listed; undefined where nothing of it was withheld. */
  readonly of: (record: {
    readonly source: number
    readonly index: number
  }) => readonly WithheldPlace[] | undefined
  readonly faults: Faults
}

/** The list of what was withheld; empty where the packet has none. Throws EntryFault where it cannot be read. */
export async function readWithheldPlaces(reader: PacketReader): Promise<WithheldPlaces> {
  const faults = new Faults()
  const byRecord = new Map<string, WithheldPlace[]>()
  const places = reader.has(WITHHELD_ENTRY)
    ? (await jsonEntry(reader, WITHHELD_ENTRY, WithheldFile)).places
    : []
  let before: WithheldPlace | undefined
  for (const place of places) {
    const at = `s${place.source}:${place.index}${place.path}`
    if (before !== undefined && compareRecords(before, place) > 0) faults.add(`${quoted(at)} is out of order`)
    if (place.reason.trim() === '') faults.add(`${quoted(at)} is withheld for no reason`)
    before = place
    const key = keyOf(place)
    const known = byRecord.get(key)
    if (known === undefined) byRecord.set(key, [place])
    else if (known.length < LIMITS.withheldInRecord) known.push(place)
    else faults.add(`more than ${counted(LIMITS.withheldInRecord, 'value')} are withheld from one record`)
  }
  return { count: places.length, records: byRecord.size, of: (record) => byRecord.get(keyOf(record)), faults }
}

/** No list could be read: nothing is known to be withheld. */
export function nothingWithheld(): WithheldPlaces {
  return { count: 0, records: 0, of: () => undefined, faults: new Faults() }
}

function keyOf({ source, index }: { readonly source: number; readonly index: number }): string {
  return `${source}:${index}`
}
