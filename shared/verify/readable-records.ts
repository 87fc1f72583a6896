import { type DisclosureSource, DisclosureWalk } from './disclosure.ts'
import { packetRecords, type RawRecord } from './packet-records.ts'
import type { PacketReader } from './packet-reader.ts'
import { readableRecord } from './withheld-record.ts'
import type { WithheldPlaces } from './withheld-places.ts'

/** A record as it can be read again. */
export interface ReadableRecord extends RawRecord {
  /** Whether texts stand in it for values that are withheld and not disclosed. */
  readonly isWithheld: boolean
}

/** The records of a packet, with what is disclosed of them put in. Throws EntryFault. */
export async function* readableRecords(
  reader: PacketReader,
  places: WithheldPlaces,
  disclosure: DisclosureSource | undefined,
): AsyncGenerator<ReadableRecord> {
  const walk = disclosure === undefined ? undefined : await DisclosureWalk.begin(disclosure)
  try {
    for await (const record of packetRecords(reader)) {
      const listed = places.of(record)
      if (listed === undefined) {
        yield { ...record, isWithheld: false }
        continue
      }
      const disclosed = await walk?.of(record)
      if (disclosed === undefined) yield { ...readableRecord(record, listed), isWithheld: true }
      else yield { ...record, bytes: disclosed.bytes, isWithheld: false }
    }
  } finally {
    await walk?.close()
  }
}
