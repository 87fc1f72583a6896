import { pathProblem } from '../definitions/bundle-path.ts'
import { BUNDLE_ENTRIES } from '../limits.ts'
import { isPolicyFile, isPolicyFolder } from '../sources/policy-file.ts'
import { type GitObject, type ObjectStore, type ObjectType, OID, type Oid, oidOf } from './git-object.ts'
import { GitRefused } from './git-refused.ts'

const DEEPEST_FOLDER = 64
/** Entries of trees that are held at once. */
const MOST_HELD = 2_000_000

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
  #held = 0

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
    const found = { files: new Map<string, Oid>(), folders: 0 }
    await this.#walk(tree, '', 0, found)
    return found.files
  }

  async blob(oid: Oid): Promise<Buffer> {
    const object = await this.#find(oid, 'blob')
    if (object === undefined) throw new GitRefused(`a file of its history is not there: ${oid}`)
    return object.bytes
  }

  /** A tree may hold another any number of times, so folders are counted although they are few objects. */
  async #walk(tree: Oid, folder: string, depth: number, found: FilesFound): Promise<void> {
    found.folders++
    if (found.folders > BUNDLE_ENTRIES)
      throw new GitRefused(`a commit of it has more than ${BUNDLE_ENTRIES} folders`)
    if (depth > DEEPEST_FOLDER) throw new GitRefused('its folders stand too deep in one another')
    for (const { name, kind, oid } of await this.#entries(tree)) {
      const path = `${folder}${name}`
      if (kind === 'folder') await this.#walk(oid, `${path}/`, depth + 1, found)
      else take(found, path, oid)
    }
  }

  async #entries(tree: Oid): Promise<readonly TreeEntry[]> {
    const known = this.#trees.get(tree)
    if (known !== undefined) return known
    const object = await this.#find(tree, 'tree')
    if (object === undefined) throw new GitRefused(`a folder of its history is not there: ${tree}`)
    const entries = entriesOf(object.bytes)
    if (this.#held + entries.length > MOST_HELD) {
      this.#trees.clear()
      this.#held = 0
    }
    this.#held += entries.length
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

interface FilesFound {
  readonly files: Map<string, Oid>
  folders: number
}

function take({ files }: FilesFound, path: string, oid: Oid): void {
  const problem = pathProblem(path)
  if (problem !== undefined) throw new GitRefused(`a path in it is none that a file may have: ${problem}`)
  files.set(path, oid)
  if (files.size > BUNDLE_ENTRIES)
    throw new GitRefused(`a commit of it has more than ${BUNDLE_ENTRIES} policy files`)
}

interface TreeEntry {
  readonly name: string
  readonly kind: 'file' | 'folder'
  readonly oid: Oid
}

/** What of a tree may lead to policies: links, submodules and all other files are passed over. */
function entriesOf(bytes: Buffer): readonly TreeEntry[] {
  const entries: TreeEntry[] = []
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0, at)
    const [mode, ...names] = end === -1 ? [] : bytes.toString('utf8', at, end).split(' ')
    if (mode === undefined || end + 21 > bytes.length)
      throw new GitRefused('a folder of its history is damaged')
    const name = names.join(' ')
    const oid = bytes.toString('hex', end + 1, end + 21)
    if (mode === '40000') {
      if (isPolicyFolder(name)) entries.push({ name, kind: 'folder', oid })
    } else if (/^100\d{3}$/.test(mode) && isPolicyFile(name)) entries.push({ name, kind: 'file', oid })
    at = end + 21
  }
  return entries
}
