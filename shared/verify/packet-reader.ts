import { concatBytes } from '../proof/concat-bytes.ts'
import { encodeHex } from '../proof/hex.ts'
import { utf8Text } from '../proof/utf8-text.ts'
import { textOf } from './container/archive-check.ts'
import type { Directory, DirectoryEntry } from './container/directory.ts'
import { entryData } from './container/entry-data.ts'
import { EntryFault, quoted } from './faults.ts'
import { LIMITS } from './limits.ts'
import { linesOf } from './lines-of.ts'
import type { PacketSource, VerifyTools } from './packet-source.ts'

/** What reading an entry to its end showed of it. */
export interface ReadEntry {
  readonly sha256: string
  readonly bytes: number
  /** Whether the CRC-32 and the size are those of the directory. */
  readonly asListed: boolean
}

/**
 * Reads entries, each hashed as it is read: the digest that is held against the statement is of the very
 * bytes that the checks looked at. An entry read again must be the same.
 */
export class PacketReader {
  /** Names in the order of the directory; one that stands twice counts with its first entry. */
  readonly names: readonly string[]
  readonly read = new Map<string, ReadEntry>()
  readonly #source: PacketSource
  readonly #tools: VerifyTools
  readonly #entries = new Map<string, DirectoryEntry>()
  readonly #inflated = { bytes: 0 }

  constructor(source: PacketSource, directory: Directory, tools: VerifyTools) {
    this.#source = source
    this.#tools = tools
    for (const entry of directory.entries) {
      const name = textOf(entry)
      if (!this.#entries.has(name)) this.#entries.set(name, entry)
    }
    this.names = [...this.#entries.keys()]
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** The entry's bytes as they come. Throws EntryFault where there is no such entry, or it cannot be read. */
  async *chunks(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name)
    if (entry === undefined) throw new EntryFault(`there is no ${quoted(name)}`)
    const running = this.#tools.startHash()
    let crc = 0
    let bytes = 0
    for await (const chunk of entryData(this.#source, entry, name, this.#inflated)) {
      running.update(chunk)
      crc = this.#tools.crc32(chunk, crc)
      bytes += chunk.length
      yield chunk
    }
    const sha256 = encodeHex(running.digest())
    const before = this.read.get(name)
    if (before !== undefined && before.sha256 !== sha256)
      throw new EntryFault(`${quoted(name)} changed while it was verified`)
    this.read.set(name, { sha256, bytes, asListed: crc === entry.crc32 && bytes === entry.size })
  }

  /** A whole entry of bounded size. */
  async bytes(name: string, most: number = LIMITS.wholeEntryBytes): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    let length = 0
    for await (const chunk of this.chunks(name)) {
      length += chunk.length
      if (length > most) throw new EntryFault(`${quoted(name)} is larger than ${most} bytes`)
      chunks.push(chunk)
    }
    return concatBytes(chunks)
  }

  /** A whole entry as text; throws EntryFault where it is not UTF-8. */
  async text(name: string, most?: number): Promise<string> {
    return decoded(await this.bytes(name, most), quoted(name))
  }

  /** The lines of an entry, without their newline, which the last one has too. */
  lines(name: string): AsyncGenerator<Uint8Array> {
    return linesOf(this.chunks(name), quoted(name), 'needs-newline')
  }

  /** Reads what no check has read to its end, so that every entry has a digest. Gives what cannot be read. */
  async readRest(): Promise<readonly string[]> {
    const problems: string[] = []
    for (const name of this.names) {
      if (this.read.has(name)) continue
      try {
        for await (const chunk of this.chunks(name)) void chunk
      } catch (error) {
        if (!(error instanceof EntryFault)) throw error
        problems.push(error.message)
      }
    }
    return problems
  }
}

/** Bytes as text; throws EntryFault where they are not UTF-8. */
export function decoded(bytes: Uint8Array, what: string): string {
  const text = utf8Text(bytes)
  if (text === undefined) throw new EntryFault(`${what} is not UTF-8`)
  return text
}
