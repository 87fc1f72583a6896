/**
 * The bytes round the data of a packet's archive, as its writer writes them (APPNOTE.TXT 6.3.10): stored,
 * sizes in a descriptor after the data, 1980-01-01, names in UTF-8, one kind of file, ZIP64 only where a
 * number needs it. From an entry's name, size, CRC-32 and offset there follows every byte.
 */
export interface LaidEntry {
  readonly name: Uint8Array
  readonly crc32: number
  readonly size: number
  readonly offset: number
}

/** A number that no longer fits 32 bits; also the mark that says so. */
const NO_FIT = 0xffff_ffff
const FLAGS = 0x0808
const STORED = 0
const MIDNIGHT = 0
const FIRST_DAY = 0x0021
const MADE_BY = (3 << 8) | 63
const NEEDS = 20
const NEEDS_ZIP64 = 45
/** A regular file that its owner may write and all may read (S_IFREG | 0644). */
const ATTRIBUTES = (0o100644 << 16) >>> 0

/** APPNOTE 4.3.7: sizes and checksum are not in it, they follow the data. */
export function localHeader({ name }: LaidEntry): Uint8Array {
  return new Fields(30 + name.length)
    .u32(0x04034b50)
    .u16(NEEDS)
    .u16(FLAGS)
    .u16(STORED)
    .u16(MIDNIGHT)
    .u16(FIRST_DAY)
    .u32(0)
    .u32(0)
    .u32(0)
    .u16(name.length)
    .u16(0)
    .raw(name).bytes
}

/** APPNOTE 4.3.9, with sizes of 64 bits where 32 do not hold them. */
export function dataDescriptor(entry: LaidEntry): Uint8Array {
  const { crc32, size } = entry
  if (needsZip64(entry)) return new Fields(24).u32(0x08074b50).u32(crc32).u64(size).u64(size).bytes
  return new Fields(16).u32(0x08074b50).u32(crc32).u32(size).u32(size).bytes
}

/** APPNOTE 4.3.12, its ZIP64 field (4.5.3) where 32 bits do not hold sizes or offset. */
export function directoryRecord(entry: LaidEntry): Uint8Array {
  const { name, crc32, size, offset } = entry
  const wide = needsZip64(entry)
  const fields = new Fields(46 + name.length + (wide ? 28 : 0))
    .u32(0x02014b50)
    .u16(MADE_BY)
    .u16(wide ? NEEDS_ZIP64 : NEEDS)
    .u16(FLAGS)
    .u16(STORED)
    .u16(MIDNIGHT)
    .u16(FIRST_DAY)
    .u32(crc32)
    .u32(wide ? NO_FIT : size)
    .u32(wide ? NO_FIT : size)
    .u16(name.length)
    .u16(wide ? 28 : 0)
    .u16(0)
    .u16(0)
    .u16(0)
    .u32(ATTRIBUTES)
    .u32(wide ? NO_FIT : offset)
    .raw(name)
  return (wide ? fields.u16(0x0001).u16(24).u64(size).u64(size).u64(offset) : fields).bytes
}

/** All that follows the central directory. */
export function endRecords(directory: {
  readonly entries: number
  readonly offset: number
  readonly size: number
}): Uint8Array {
  const { entries, offset, size } = directory
  const wide = entries >= 0xffff || size >= NO_FIT || offset >= NO_FIT
  const fields = new Fields(22 + (wide ? 76 : 0))
  if (wide)
    fields
      .u32(0x06064b50)
      .u64(44)
      .u16(MADE_BY)
      .u16(NEEDS_ZIP64)
      .u32(0)
      .u32(0)
      .u64(entries)
      .u64(entries)
      .u64(size)
      .u64(offset)
      .u32(0x07064b50)
      .u32(0)
      .u64(offset + size)
      .u32(1)
  return fields
    .u32(0x06054b50)
    .u16(0)
    .u16(0)
    .u16(Math.min(entries, 0xffff))
    .u16(Math.min(entries, 0xffff))
    .u32(Math.min(size, NO_FIT))
    .u32(Math.min(offset, NO_FIT))
    .u16(0).bytes
}

function needsZip64({ size, offset }: LaidEntry): boolean {
  return size >= NO_FIT || offset >= NO_FIT
}

/** Little-endian fields, one after the other. */
class Fields {
  readonly bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(length: number) {
    this.bytes = new Uint8Array(length)
    this.#view = new DataView(this.bytes.buffer)
  }

  u16(value: number): this {
    this.#view.setUint16(this.#at, value, true)
    this.#at += 2
    return this
  }

  u32(value: number): this {
    this.#view.setUint32(this.#at, value, true)
    this.#at += 4
    return this
  }

  u64(value: number): this {
    this.#view.setBigUint64(this.#at, BigInt(value), true)
    this.#at += 8
    return this
  }

  raw(bytes: Uint8Array): this {
    this.bytes.set(bytes, this.#at)
    this.#at += bytes.length
    return this
  }
}
