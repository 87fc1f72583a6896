import { applyDelta } from './delta.ts'
import type { GitObject, Inflater, ObjectType, Oid } from './git-object.ts'
import { CHAIN_BYTES, DELTA_DEPTH, GitRefused, OBJECT_BYTES } from './git-refused.ts'

const TYPES: ReadonlyMap<number, ObjectType> = new Map([
  [1, 'commit'],
  [2, 'tree'],
  [3, 'blob'],
  [4, 'tag'],
])
const BY_OFFSET = 6
const BY_ID = 7
const OID_BYTES = 20
export const PACK_HEADER_BYTES = 12

interface Entry {
  readonly base: { readonly offset: number } | { readonly oid: Oid } | undefined
  readonly type: ObjectType | undefined
  readonly bytes: Buffer
  /** Past its last byte in the pack. */
  readonly end: number
}

/** The objects of a pack by their offsets (gitformat-pack, version 2). The bytes are hostile. */
export class Pack {
  readonly #bytes: Buffer
  readonly #inflater: Inflater
  readonly #offsetOf: (oid: Oid) => number | undefined

  /** `offsetOf` finds the base of a delta that names it by id. Throws GitRefused where it is no pack. */
  constructor(bytes: Buffer, inflater: Inflater, offsetOf: (oid: Oid) => number | undefined) {
    if (
      bytes.toString('latin1', 0, 4) !== 'PACK' ||
      bytes.length < PACK_HEADER_BYTES ||
      bytes.readUInt32BE(4) !== 2
    ) {
      throw new GitRefused('its pack is of no version that is read')
    }
    this.#bytes = bytes
    this.#inflater = inflater
    this.#offsetOf = offsetOf
  }

  get count(): number {
    return this.#bytes.readUInt32BE(8)
  }

  /** The object at an offset, put together from its deltas. Throws GitRefused. */
  at(offset: number): GitObject & { readonly end: number } {
    const deltas: Buffer[] = []
    let deltaBytes = 0
    const first = this.#entry(offset)
    let entry = first
    while (entry.base !== undefined) {
      deltas.push(entry.bytes)
      deltaBytes += entry.bytes.length
      if (deltas.length > DELTA_DEPTH || deltaBytes > CHAIN_BYTES)
        throw new GitRefused('an object in it is a delta of too many others')
      entry = this.#entry(this.#offsetOfBase(entry.base))
    }
    const { type } = entry
    if (type === undefined) throw new GitRefused('an object in it is of no type that is known')
    return {
      type,
      bytes: deltas.reduceRight((base, delta) => this.#applied(base, delta), entry.bytes),
      end: first.end,
    }
  }

  #applied(base: Buffer, delta: Buffer): Buffer {
    const bytes = applyDelta(base, delta)
    this.#inflater.putTogether(bytes.length)
    return bytes
  }

  #offsetOfBase(base: { readonly offset: number } | { readonly oid: Oid }): number {
    const offset = 'offset' in base ? base.offset : this.#offsetOf(base.oid)
    if (offset === undefined) throw new GitRefused('an object in it is a delta of one that is not there')
    return offset
  }

  #entry(offset: number): Entry {
    let at = offset
    const next = (): number => {
      const byte = this.#bytes[at]
      if (byte === undefined || at < PACK_HEADER_BYTES) throw new GitRefused('its pack ends within an object')
      at++
      return byte
    }
    const head = next()
    let size = head & 0x0f
    for (let scale = 16, byte = head; (byte & 0x80) !== 0; scale *= 128) {
      byte = next()
      size += (byte & 0x7f) * scale
      if (size > OBJECT_BYTES) throw new GitRefused(`an object in it is longer than ${OBJECT_BYTES} bytes`)
    }
    const kind = (head >> 4) & 7
    const base =
      kind === BY_OFFSET
        ? { offset: offset - distance(next) }
        : kind === BY_ID
          ? { oid: oidAt(next) }
          : undefined
    const { bytes, used } = this.#inflater.inflate(this.#bytes.subarray(at), size)
    if (bytes.length !== size) throw new GitRefused('an object in it is shorter than it says')
    return { base, type: TYPES.get(kind), bytes, end: at + used }
  }
}

/** Seven bits a byte, the highest first, each byte but the last one more than it says. */
function distance(next: () => number): number {
  let byte = next()
  let value = byte & 0x7f
  while ((byte & 0x80) !== 0) {
    byte = next()
    value = (value + 1) * 128 + (byte & 0x7f)
    if (value > Number.MAX_SAFE_INTEGER / 256) throw new GitRefused('an object in it is a delta of nothing')
  }
  if (value === 0) throw new GitRefused('an object in it is a delta of itself')
  return value
}

function oidAt(next: () => number): Oid {
  return Buffer.from(Array.from({ length: OID_BYTES }, next)).toString('hex')
}
