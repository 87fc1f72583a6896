import { readdir, realpath } from 'node:fs/promises'
import { reading } from '../source/open-file.ts'
import { placeWithin } from '../source/place-within.ts'
import { readWhole } from '../source/read-whole.ts'
import type { GitHistory } from './bundle-file.ts'
import { type GitObject, Inflater, type ObjectStore, type ObjectType, OID, type Oid } from './git-object.ts'
import { GitRefused, OBJECT_BYTES, PACK_BYTES } from './git-refused.ts'
import { indexedPack } from './pack-index.ts'

const REF_BYTES = 64 * 1024
const PACKED_REFS_BYTES = 16 * 1024 * 1024
const MOST_PACKS = 200
const LOOSE = /^(commit|tree|blob|tag) (\d{1,10})\0/

/**
 * The history of the branch that a repository has checked out. `gitdir` is its `.git` folder, or a bare repository.
 * Only objects and branches are read: no settings, no hooks, nothing that lies elsewhere. What is in it is hostile.
 *
 * Throws GitRefused, FILE_UNREADABLE.
 */
export async function openRepository(gitdir: string): Promise<GitHistory> {
  const root = await reading(gitdir, async () => realpath(gitdir))
  const folder = new GitFolder(root)
  const said = (await folder.text('HEAD', REF_BYTES))?.trim() ?? ''
  const branch = /^ref: (refs\/[\w./-]{1,200})$/.exec(said)?.[1]
  const head = branch === undefined ? said : await refOf(folder, branch)
  if (head === undefined || !OID.test(head)) throw new GitRefused('its HEAD leads to no commit')
  const inflater = new Inflater()
  const stores = [looseObjects(folder, inflater), ...(await packs(folder, inflater))]
  return { objects: firstOf(stores), head, branch: branch ?? 'HEAD' }
}

async function refOf(folder: GitFolder, name: string): Promise<Oid | undefined> {
  const loose = (await folder.text(name, REF_BYTES))?.trim()
  if (loose !== undefined) return loose
  const packed = (await folder.text('packed-refs', PACKED_REFS_BYTES)) ?? ''
  return packed
    .split('\n')
    .find((line) => line.slice(41) === name)
    ?.slice(0, 40)
}

async function packs(folder: GitFolder, inflater: Inflater): Promise<readonly ObjectStore[]> {
  const names = (await folder.list('objects/pack')).filter((name) => /^pack-[0-9a-f]+\.idx$/.test(name))
  if (names.length > MOST_PACKS) throw new GitRefused(`it has more than ${MOST_PACKS} packs`)
  const stores: ObjectStore[] = []
  let bytes = 0
  for (const name of names) {
    const index = await folder.bytes(`objects/pack/${name}`, PACK_BYTES)
    const pack = await folder.bytes(`objects/pack/${name.replace(/idx$/, 'pack')}`, PACK_BYTES)
    bytes += (index?.length ?? 0) + (pack?.length ?? 0)
    if (bytes > PACK_BYTES) throw new GitRefused(`its packs are more than ${PACK_BYTES} bytes together`)
    if (index !== undefined && pack !== undefined) stores.push(indexedPack(pack, index, inflater))
  }
  return stores
}

function looseObjects(folder: GitFolder, inflater: Inflater): ObjectStore {
  return {
    find: async (oid): Promise<GitObject | undefined> => {
      const file = await folder.bytes(`objects/${oid.slice(0, 2)}/${oid.slice(2)}`, OBJECT_BYTES)
      if (file === undefined) return undefined
      const { bytes } = inflater.inflate(file, OBJECT_BYTES)
      const [head, type, size] = LOOSE.exec(bytes.toString('latin1', 0, 32)) ?? []
      if (head === undefined || bytes.length - head.length !== Number(size))
        throw new GitRefused('an object in it is damaged')
      return { type: type as ObjectType, bytes: bytes.subarray(head.length) }
    },
  }
}

function firstOf(stores: readonly ObjectStore[]): ObjectStore {
  return {
    find: async (oid) => {
      for (const store of stores) {
        const found = await store.find(oid)
        if (found !== undefined) return found
      }
      return undefined
    },
  }
}

/** The files of a git folder, none that lies outside of it. */
class GitFolder {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  async text(name: string, most: number): Promise<string | undefined> {
    return (await this.bytes(name, most))?.toString('utf8')
  }

  async bytes(name: string, most: number): Promise<Buffer | undefined> {
    const place = await this.#placeOf(name)
    if (place === undefined) return undefined
    const bytes = await readWhole(place, most)
    if (bytes === undefined) throw new GitRefused(`its file ${name} is longer than ${most} bytes`)
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  async list(name: string): Promise<readonly string[]> {
    const place = await this.#placeOf(name)
    return place === undefined ? [] : (await reading(place, async () => readdir(place))).toSorted()
  }

  async #placeOf(name: string): Promise<string | undefined> {
    const place = await placeWithin(this.#root, name, `${this.#root}/${name}`)
    if (place === undefined || place.isInside) return place?.path
    throw new GitRefused(`its file ${name} is a link that leads out of it`)
  }
}
