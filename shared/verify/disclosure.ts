import { DisclosedRecord, DisclosureHead } from '../model/withheld.ts'
import { decodeBase64 } from '../proof/base64.ts'
import { EntryFault } from './faults.ts'
import { jsonOf, shaped } from './json-reading.ts'
import { linesOf } from './lines-of.ts'
import { decoded } from './packet-reader.ts'
import { compareRecords } from './packet-records.ts'

/** A disclosure's bytes, handed in. All of them are hostile. */
export interface DisclosureSource {
  readonly name: string
  /** From its start, each time that it is asked for. */
  readonly chunks: () => AsyncIterable<Uint8Array>
}

/** A record as it was before values were withheld, by its word. */
export interface Disclosed {
  readonly bytes: Uint8Array
  /** Salts in hex, by path. */
  readonly salts: ReadonlyMap<string, string>
}

/** Walks a disclosure beside the records of its packet: both stand in ascending (source, index). */
export class DisclosureWalk {
  readonly #lines: AsyncGenerator<Uint8Array>
  readonly #name: string
  /** Of which statement it says to be. */
  statement: string | undefined
  #next: DisclosedRecord | undefined
  #line = 0

  private constructor(source: DisclosureSource) {
    this.#name = source.name
    this.#lines = linesOf(source.chunks(), source.name, 'may-lack-newline')
  }

  /** Reads the head. Throws EntryFault where it is none. */
  static async begin(source: DisclosureSource): Promise<DisclosureWalk> {
    const walk = new DisclosureWalk(source)
    const head = await walk.#value(DisclosureHead)
    if (head === undefined) throw new EntryFault(`${source.name} is empty`)
    walk.statement = head.statement
    await walk.#step()
    return walk
  }

  /** What is disclosed of a record. Requires that they are asked for in ascending order. Throws EntryFault. */
  async of(record: { readonly source: number; readonly index: number }): Promise<Disclosed | undefined> {
    const found = this.#next
    if (found === undefined || compareRecords(found, record) > 0) return undefined
    if (compareRecords(found, record) < 0)
      throw new EntryFault(
        `s${found.source}:${found.index} is disclosed, and nothing of it was withheld here`,
      )
    await this.#step()
    const bytes = 'raw' in found ? new TextEncoder().encode(found.raw) : decodeBase64(found.raw64)
    if (bytes === null) throw new EntryFault(`${this.#name} holds what is not base64`)
    return { bytes, salts: new Map(found.salts.map(({ path, salt }) => [path, salt])) }
  }

  /** Throws EntryFault where something is left. */
  end(): void {
    if (this.#next !== undefined)
      throw new EntryFault(
        `s${this.#next.source}:${this.#next.index} is disclosed, and nothing of it was withheld here`,
      )
  }

  async close(): Promise<void> {
    await this.#lines.return(undefined)
  }

  async #step(): Promise<void> {
    const before = this.#next
    this.#next = await this.#value(DisclosedRecord)
    if (before !== undefined && this.#next !== undefined && compareRecords(this.#next, before) <= 0)
      throw new EntryFault(`${this.#name} line ${this.#line} is out of order`)
  }

  async #value<T>(schema: Parameters<typeof shaped<T>>[0]): Promise<T | undefined> {
    const next = await this.#lines.next()
    if (next.done === true) return undefined
    this.#line += 1
    const what = `${this.#name} line ${this.#line}`
    return shaped(schema, jsonOf(decoded(next.value, what), what), what)
  }
}
