import { EntryFault, quoted } from '../faults.ts'
import { LIMITS } from '../limits.ts'
import type { PacketSource } from '../packet-source.ts'
import type { DirectoryEntry } from './directory.ts'
import { inflateRaw, NotDeflated } from './inflate-raw.ts'

const CHUNK = 1 << 18
const LOCAL_HEADER_BYTES = 30

/**
 * The data of an entry, as it comes. Stored as a packet's writer does, or deflated: such a packet is refused
 * by the archive's check, and what is in it can still be told, up to a limit (`inflated` counts for all of
 * them). Throws EntryFault where the data is not what the directory says.
 */
export async function* entryData(
  source: PacketSource,
  entry: DirectoryEntry,
  name: string,
  inflated: { bytes: number },
): AsyncGenerator<Uint8Array> {
  const fault = (problem: string) => new EntryFault(`${quoted(name)} ${problem}`)
  if ((entry.flags & 1) !== 0) throw fault('is encrypted')
  const header = await source.read(entry.offset, LOCAL_HEADER_BYTES)
  if (header.length < LOCAL_HEADER_BYTES) throw fault('begins beyond the end of the file')
  const view = new DataView(header.buffer, header.byteOffset)
  if (view.getUint32(0, true) !== 0x04034b50) throw fault('has no header where the directory says')
  const start = entry.offset + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
  if (start + entry.compressedSize > source.size) throw fault('reaches beyond the end of the file')
  if (entry.method === 0) {
    yield* range(source, start, entry.compressedSize, fault)
    return
  }
  if (entry.method !== 8) throw fault(`is compressed by method ${entry.method}`)
  yield* inflate(range(source, start, entry.compressedSize, fault), { entry, inflated, fault })
}

type MakeFault = (problem: string) => EntryFault

async function* range(
  source: PacketSource,
  start: number,
  length: number,
  fault: MakeFault,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length; at += CHUNK) {
    const wanted = Math.min(CHUNK, length - at)
    const chunk = await source.read(start + at, wanted)
    if (chunk.length !== wanted) throw fault('is cut short')
    yield chunk
  }
}

async function* inflate(
  data: AsyncIterable<Uint8Array>,
  limits: { readonly entry: DirectoryEntry; readonly inflated: { bytes: number }; readonly fault: MakeFault },
): AsyncGenerator<Uint8Array> {
  const { entry, inflated, fault } = limits
  let length = 0
  try {
    for await (const chunk of inflateRaw(data)) {
      length += chunk.length
      inflated.bytes += chunk.length
      if (inflated.bytes > LIMITS.inflatedBytes) throw fault('expands beyond the limit')
      if (length > entry.size) throw fault('expands beyond the size that it gives')
      yield chunk
    }
  } catch (error) {
    throw error instanceof NotDeflated ? fault('cannot be decompressed') : error
  }
}
