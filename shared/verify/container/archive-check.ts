import { equalBytes } from '../../proof/hash.ts'
import { Faults, quoted, type Judged } from '../faults.ts'
import { LIMITS } from '../limits.ts'
import type { PacketSource } from '../packet-source.ts'
import type { Directory, DirectoryEntry } from './directory.ts'
import { dataDescriptor, directoryRecord, endRecords, type LaidEntry, localHeader } from './zip-layout.ts'

/** Plain segments, none with a dot at either end: as a path it means the same on any machine. */
const NAME = /^[\w-]+(\.[\w.-]*[\w-])?(\/[\w-]+(\.[\w.-]*[\w-])?)*$/
/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/i

/**
 * The container: every byte that is not data is made again from names, sizes and CRC-32s, and must be what
 * stands there, from the first byte of the file to the last. So there is no room for a second entry of a
 * name, a link, a path out, encryption, compression, overlap, a comment, or a byte between.
 */
export async function checkArchive(source: PacketSource, directory: Directory): Promise<Judged> {
  const faults = new Faults()
  checkNames(directory.entries, faults)
  let at = 0
  for (const entry of directory.entries) {
    const laid: LaidEntry = { name: entry.name, crc32: entry.crc32, size: entry.size, offset: at }
    const dataEnd = at + 30 + entry.name.length + entry.size
    const what = `entry ${nameOf(entry)}`
    if (entry.offset !== at) faults.add(`${what} begins at byte ${entry.offset}, not at ${at}`)
    if (entry.compressedSize !== entry.size) faults.add(`${what} is compressed or has two sizes`)
    const descriptor = dataDescriptor(laid)
    if (dataEnd + descriptor.length > directory.offset) {
      faults.add(`${what} reaches beyond the data`)
      break
    }
    await compare(source, at, localHeader(laid), `header of ${what}`, faults)
    await compare(source, dataEnd, descriptor, `descriptor of ${what}`, faults)
    at = dataEnd + descriptor.length
  }
  await checkDirectory(source, directory, at, faults)
  return faults.judge(
    `${directory.entries.length} entries, sorted, stored, dated 1980-01-01; every byte between them is accounted for`,
  )
}

async function checkDirectory(
  source: PacketSource,
  directory: Directory,
  dataEnd: number,
  faults: Faults,
): Promise<void> {
  if (directory.offset !== dataEnd)
    faults.add(
      `the central directory begins at byte ${directory.offset}, not at ${dataEnd}, where the data ends`,
    )
  let at = directory.offset
  for (const entry of directory.entries) {
    const record = directoryRecord(entry)
    await compare(source, at, record, `central directory record of ${nameOf(entry)}`, faults)
    at += record.length
  }
  const end = endRecords({
    entries: directory.entries.length,
    offset: directory.offset,
    size: at - directory.offset,
  })
  await compare(source, at, end, 'end of the central directory', faults)
  if (at + end.length !== source.size)
    faults.add(`the file has ${source.size} bytes, and the archive ends at byte ${at + end.length}`)
}

async function compare(
  source: PacketSource,
  offset: number,
  expected: Uint8Array,
  what: string,
  faults: Faults,
): Promise<void> {
  const found = offset < source.size ? await source.read(offset, expected.length) : new Uint8Array(0)
  if (equalBytes(found, expected)) return
  const differs = expected.findIndex((byte, at) => found[at] !== byte)
  faults.add(`${what} differs at byte ${offset + differs} from what it should be`)
}

function checkNames(entries: readonly DirectoryEntry[], faults: Faults): void {
  const seen = new Set<string>()
  let before = ''
  for (const entry of entries) {
    const name = textOf(entry)
    if (entry.name.length > LIMITS.nameBytes || !NAME.test(name) || DEVICE.test(name))
      faults.add(`${nameOf(entry)} is no name that a packet's entry may have`)
    if (seen.has(name.toLowerCase())) faults.add(`${nameOf(entry)} stands twice`)
    else if (name < before) faults.add(`${nameOf(entry)} is not sorted by name`)
    seen.add(name.toLowerCase())
    before = name
  }
}

/** One character a byte: names of packets are ASCII, and any other shall not fold into one. */
export function textOf(entry: DirectoryEntry): string {
  let text = ''
  for (const byte of entry.name) text += String.fromCharCode(byte)
  return text
}

function nameOf(entry: DirectoryEntry): string {
  return quoted(textOf(entry))
}
