import { pathProblem } from '../definitions/bundle-path.ts'
import { BUNDLE_ENTRIES } from '../limits.ts'
import { isPolicyFile, isPolicyFolder } from '../sources/policy-file.ts'
import { type GitObject, type ObjectStore, type ObjectType, OID, type Oid, oidOf } from './git-object.ts'
import { GitRefused } from './git-refused.ts'

const MOST_FOLDERS = 64

export interface Commit {
  readonly oid: Oid
  readonly tree: Oid
  /** The first one: what the branch was before. */
  readonly parent: Oid | undefined
  /** Seconds since 1970, of the committer. */
  readonly time: number
}

/** Commits, and the policy files of their trees, each id held against what it names. All throw GitRefused. */
export class ObjectReader {
  readonly #objects: ObjectStore
  /** Of trees that were read: commits share most of theirs. */
  readonly #trees = new Map<Oid, readonly TreeEntry[]>()

  constructor(objects: ObjectStore) {
    this.#objects = objects
  }

  /** Undefined: a shallow clone ends there. */
  async commit(oid: Oid): Promise<Commit | undefined> {
    const object = await this.#find(oid, 'commit')
    if (object === undefined) return undefined
    const text = object.bytes.toString('latin1')
    const head = text.slice(0, text.includes('\n\n') ? text.indexOf('\n\n') : text.length)
    const tree = /^tree ([0-9a-f]{40})$/m.exec(head)?.[1]
    const parent = /^parent ([0-9a-f]{40})$/m.exec(head)?.[1]
    const time = Number(/^committer [^\n]*> (\d{1,11}) [+-]\d{4}$/m.exec(head)?.[1])
    if (tree === undefined || !Number.isFinite(time)) throw new GitRefused(`its commit ${oid} is damaged`)
    return { oid, tree, parent, time }
  }

  /** The ids of the policy files of a tree, by their paths, in order. */
  async policyFiles(tree: Oid): Promise<ReadonlyMap<string, Oid>> {
    const files = new Map<string, Oid>()
    await this.#walk(tree, '', 0, files)
    return files
  }

  async blob(oid: Oid): Promise<Buffer> {
    const object = await this.#find(oid, 'blob')
    if (object === undefined) throw new GitRefused(`a file of its history is not there: ${oid}`)
    return object.bytes
  }

  async #walk(tree: Oid, folder: string, depth: number, files: Map<string, Oid>): Promise<void> {
    if (depth > MOST_FOLDERS) throw new GitRefused('its folders stand too deep in one another')
    for (const { name, kind, oid } of await this.#entries(tree)) {
      const path = `${folder}${name}`
      if (kind === 'folder' && isPolicyFolder(name)) await this.#walk(oid, `${path}/`, depth + 1, files)
      if (kind !== 'file' || !isPolicyFile(path)) continue
      const problem = pathProblem(path)
      if (problem !== undefined) throw new GitRefused(`a path in it is none that a file may have: ${problem}`)
      files.set(path, oid)
      if (files.size > BUNDLE_ENTRIES)
        throw new GitRefused(`a commit of it has more than ${BUNDLE_ENTRIES} policy files`)
    }
  }

  async #entries(tree: Oid): Promise<readonly TreeEntry[]> {
    const known = this.#trees.get(tree)
    if (known !== undefined) return known
    const object = await this.#find(tree, 'tree')
    if (object === undefined) throw new GitRefused(`a folder of its history is not there: ${tree}`)
    const entries = entriesOf(object.bytes)
    this.#trees.set(tree, entries)
    return entries
  }

  async #find(oid: Oid, type: ObjectType): Promise<GitObject | undefined> {
    if (!OID.test(oid)) throw new GitRefused('an id in it is none')
    const object = await this.#objects.find(oid)
    if (object === undefined) return undefined
    if (object.type !== type || oidOf(object) !== oid)
      throw new GitRefused(`its object ${oid} is not what its id says`)
    return object
  }
}

interface TreeEntry {
  readonly name: string
  /** Links and submodules are passed over. */
  readonly kind: 'file' | 'folder' | 'other'
  readonly oid: Oid
}

function entriesOf(bytes: Buffer): readonly TreeEntry[] {
  const entries: TreeEntry[] = []
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0, at)
    const [mode, ...name] = end === -1 ? [] : bytes.toString('utf8', at, end).split(' ')
    if (mode === undefined || end + 21 > bytes.length)
      throw new GitRefused('a folder of its history is damaged')
    const kind = mode === '40000' ? 'folder' : /^100\d{3}$/.test(mode) ? 'file' : 'other'
    entries.push({ name: name.join(' '), kind, oid: bytes.toString('hex', end + 1, end + 21) })
    at = end + 21
  }
  return entries
}
