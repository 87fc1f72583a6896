import { ENTRY, PacketRecord } from '../model/packet.ts'
import { decodeBase64 } from '../proof/base64.ts'
import { EntryFault } from './faults.ts'
import { jsonLines } from './json-reading.ts'
import type { PacketReader } from './packet-reader.ts'

/** One line of a source, as it stood in the file: without its terminator. */
export interface RawRecord {
  readonly source: number
  readonly index: number
  readonly bytes: Uint8Array
}

/** Where a line stands. */
interface Place {
  readonly source: number
  readonly index: number
}

/** The order in which records, and all that is of records, stand in a packet: by source, then by line. */
export function compareRecords(a: Place, b: Place): number {
  return a.source - b.source || a.index - b.index
}

const encoder = new TextEncoder()

/** The raw records of a packet, in its order. Throws EntryFault at a line that is none. */
export async function* packetRecords(reader: PacketReader): AsyncGenerator<RawRecord> {
  for await (const { line, value } of jsonLines(reader, ENTRY.records, PacketRecord)) {
    const bytes = 'raw' in value ? encoder.encode(value.raw) : decodeBase64(value.raw64)
    if (bytes === null) throw new EntryFault(`${ENTRY.records} line ${line} is not base64`)
    yield { source: value.source, index: value.index, bytes }
  }
}
