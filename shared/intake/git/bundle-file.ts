import { Inflater, OID, type ObjectStore, type Oid } from './git-object.ts'
import { GitRefused } from './git-refused.ts'
import { unindexedPack } from './pack-index.ts'

const SIGNATURE = /^# v([23]) git bundle\n/
const HEAD_BYTES = 1024 * 1024
/** Where a bundle does not say which branch it is of. */
const BRANCHES = ['HEAD', 'refs/heads/main', 'refs/heads/master']

/** A history with where it ends. */
export interface GitHistory {
  readonly objects: ObjectStore
  readonly head: Oid
  /** What the head was found under, for people. */
  readonly branch: string
}

/** Whether a file begins as a git bundle does. */
export function isGitBundle(head: Uint8Array): boolean {
  return SIGNATURE.test(Buffer.from(head.subarray(0, 32)).toString('latin1'))
}

/** Reads a git bundle (gitformat-bundle, versions 2 and 3). The bytes are hostile. Throws GitRefused. */
export function readGitBundle(bytes: Buffer): GitHistory {
  const text = bytes.toString('latin1', 0, HEAD_BYTES)
  const end = text.indexOf('\n\n')
  if (!SIGNATURE.test(text) || end === -1) throw new GitRefused('it is no git bundle')
  const refs = new Map<string, Oid>()
  for (const line of text.slice(0, end).split('\n').slice(1)) {
    if (line.startsWith('-'))
      throw new GitRefused('it holds a part of a history only: it needs commits that are not in it')
    if (line.startsWith('@')) checkCapability(line)
    else {
      const [oid = '', ...name] = line.split(' ')
      if (!OID.test(oid)) throw new GitRefused('its list of branches is damaged')
      refs.set(name.join(' '), oid)
    }
  }
  const [branch, head] = chosen(refs)
  return { objects: unindexedPack(bytes.subarray(end + 2), new Inflater()), head, branch }
}

function checkCapability(line: string): void {
  if (line !== '@object-format=sha1')
    throw new GitRefused(`it needs what is not read here: ${line.slice(1, 60)}`)
}

function chosen(refs: ReadonlyMap<string, Oid>): readonly [string, Oid] {
  const named = BRANCHES.find((name) => refs.has(name))
  const [first, other] = [...refs].filter(([name]) => name.startsWith('refs/heads/'))
  const found =
    named === undefined
      ? other === undefined
        ? first
        : undefined
      : ([named, refs.get(named) ?? ''] as const)
  if (found !== undefined) return found
  throw new GitRefused(
    refs.size === 0 ? 'no branch is in it' : 'it holds several branches, and none of them is its head',
  )
}
