import { type GitObject, type Inflater, type ObjectStore, type Oid, oidOf } from './git-object.ts'
import { GitRefused } from './git-refused.ts'
import { Pack, PACK_HEADER_BYTES } from './pack.ts'

const FANOUT_BYTES = 8
const FANOUT = 256
const OID_BYTES = 20
const FAR = 0x8000_0000
/** More objects are in no history of policies, and each must be put together once to be named. */
const MOST_OBJECTS = 200_000

/** A pack with the index that git wrote beside it (gitformat-pack, version 2). Throws GitRefused. */
export function indexedPack(bytes: Buffer, index: Buffer, inflater: Inflater): ObjectStore {
  const offsets = new IndexFile(index)
  const pack = new Pack(bytes, inflater, (oid) => offsets.of(oid))
  return {
    find: async (oid) => {
      const offset = offsets.of(oid)
      return offset === undefined ? undefined : pack.at(offset)
    },
  }
}

/** A pack without an index, as it is in a bundle: every object is put together once. Throws GitRefused. */
export function unindexedPack(bytes: Buffer, inflater: Inflater): ObjectStore {
  const offsets = new Map<Oid, number>()
  const pack = new Pack(bytes, inflater, (oid) => offsets.get(oid))
  if (pack.count > MOST_OBJECTS) throw new GitRefused(`it has more than ${MOST_OBJECTS} objects`)
  let at = PACK_HEADER_BYTES
  for (let number = 0; number < pack.count; number++) {
    const object = pack.at(at)
    offsets.set(oidOf(object), at)
    at = object.end
  }
  return {
    find: async (oid): Promise<GitObject | undefined> => {
      const offset = offsets.get(oid)
      return offset === undefined ? undefined : pack.at(offset)
    },
  }
}

class IndexFile {
  readonly #bytes: Buffer
  readonly #count: number

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    const isVersion2 = bytes.toString('hex', 0, 8) === 'ff744f6300000002'
    const end = FANOUT_BYTES + 4 * FANOUT
    this.#count = isVersion2 && bytes.length >= end ? bytes.readUInt32BE(end - 4) : 0
    if (!isVersion2 || bytes.length < end + this.#count * (OID_BYTES + 8)) {
      throw new GitRefused('the index of its pack is damaged, or of no version that is read')
    }
  }

  /** By halving: ids are in order. A crafted order only hides objects. */
  of(oid: Oid): number | undefined {
    const wanted = Buffer.from(oid, 'hex')
    const ids = FANOUT_BYTES + 4 * FANOUT
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >>> 1
      const at = ids + middle * OID_BYTES
      const order = wanted.compare(this.#bytes, at, at + OID_BYTES)
      if (order === 0) return this.#offset(middle)
      if (order < 0) high = middle
      else low = middle + 1
    }
    return undefined
  }

  #offset(number: number): number {
    const near = FANOUT_BYTES + 4 * FANOUT + this.#count * (OID_BYTES + 4)
    const offset = this.#bytes.readUInt32BE(near + 4 * number)
    // Beyond 2 GB: no pack that large is read.
    if (offset >= FAR) throw new GitRefused('its pack is too large')
    return offset
  }
}
