import { EntryFault } from '../faults.ts'
import { LIMITS } from '../limits.ts'
import type { PacketSource } from '../packet-source.ts'

/** An entry as the central directory tells it. Nothing of it is to be believed. */
export interface DirectoryEntry {
  readonly name: Uint8Array
  readonly flags: number
  readonly method: number
  readonly crc32: number
  readonly compressedSize: number
  readonly size: number
  readonly offset: number
}

export interface Directory {
  readonly entries: readonly DirectoryEntry[]
  readonly offset: number
  readonly size: number
}

const END_BYTES = 22
const LOCATOR_BYTES = 20
const END64_BYTES = 56
const MAX_COMMENT = 0xffff
const NO_FIT = 0xffff_ffff

/**
 * Reads the central directory of a ZIP, of whoever's making: what is not as a packet's writer has it is for
 * the archive's check to say, and the other checks shall still run. Throws EntryFault where there is no
 * directory to read, or one beyond the limits.
 */
export async function readDirectory(source: PacketSource): Promise<Directory> {
  const place = await findDirectory(source)
  if (place.entries > LIMITS.entries)
    throw new EntryFault(`it has ${place.entries} entries, more than ${LIMITS.entries}`)
  if (place.size > LIMITS.centralDirectoryBytes)
    throw new EntryFault(`its central directory of ${place.size} bytes is beyond the limit`)
  if (place.offset + place.size > source.size)
    throw new EntryFault('its central directory lies beyond its end')
  const bytes = await source.read(place.offset, place.size)
  const entries = parseRecords(bytes, place.entries)
  const stored = entries.reduce((sum, entry) => sum + entry.compressedSize, 0)
  // Without this, few bytes could be read as many entries, each as large as the file.
  if (stored > source.size) throw new EntryFault('its entries overlap, or reach beyond its end')
  return { entries, offset: place.offset, size: place.size }
}

interface Place {
  readonly entries: number
  readonly offset: number
  readonly size: number
}

async function findDirectory(source: PacketSource): Promise<Place> {
  const length = Math.min(source.size, END_BYTES + LOCATOR_BYTES + MAX_COMMENT)
  const tail = await source.read(source.size - length, length)
  const view = viewOf(tail)
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const locator = at - LOCATOR_BYTES
    if (locator >= 0 && view.getUint32(locator, true) === 0x07064b50)
      return findWideDirectory(source, number64(view, locator + 8))
    return {
      entries: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    }
  }
  throw new EntryFault('it is no ZIP, or cut short: there is no end of central directory')
}

async function findWideDirectory(source: PacketSource, offset: number): Promise<Place> {
  if (offset + END64_BYTES > source.size) throw new EntryFault('its ZIP64 end record lies beyond its end')
  const view = viewOf(await source.read(offset, END64_BYTES))
  if (view.byteLength < END64_BYTES || view.getUint32(0, true) !== 0x06064b50)
    throw new EntryFault('its ZIP64 end record is not where it should be')
  return { entries: number64(view, 32), size: number64(view, 40), offset: number64(view, 48) }
}

function parseRecords(bytes: Uint8Array, count: number): readonly DirectoryEntry[] {
  const view = viewOf(bytes)
  const entries: DirectoryEntry[] = []
  let at = 0
  for (let record = 0; record < count; record++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      throw new EntryFault(`its central directory breaks off at record ${record + 1} of ${count}`)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const end = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (end > bytes.length) throw new EntryFault(`record ${record + 1} of its central directory is cut short`)
    const wide = wideFields(view, at + 46 + nameLength, extraLength)
    const size = view.getUint32(at + 24, true)
    const compressedSize = view.getUint32(at + 20, true)
    const offset = view.getUint32(at + 42, true)
    entries.push({
      name: bytes.subarray(at + 46, at + 46 + nameLength),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc32: view.getUint32(at + 16, true),
      size: size === NO_FIT ? (wide.shift() ?? size) : size,
      compressedSize: compressedSize === NO_FIT ? (wide.shift() ?? compressedSize) : compressedSize,
      offset: offset === NO_FIT ? (wide.shift() ?? offset) : offset,
    })
    at = end
  }
  return entries
}

/** The numbers of a ZIP64 extra field, in their order. */
function wideFields(view: DataView, start: number, length: number): number[] {
  const numbers: number[] = []
  if (length < 4 || view.getUint16(start, true) !== 0x0001) return numbers
  const end = start + 4 + Math.min(view.getUint16(start + 2, true), length - 4)
  for (let at = start + 4; at + 8 <= end; at += 8) numbers.push(number64(view, at))
  return numbers
}

/** Beyond 2^53 it is rounded; such a number lies beyond any file all the same. */
function number64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true))
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
