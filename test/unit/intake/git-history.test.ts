import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { formatMadeOf } from '../../../shared/intake/sources/format-made-of.ts'
import {
  bundleOf,
  bundleOfFolders,
  type CommitMade,
  entryHead,
  writeRepository,
} from '../../fixtures/git-repository.ts'
import { someFolder } from '../../fixtures/intake-evidence.ts'
import { lay, taken } from '../../fixtures/taken-policies.ts'

const REGO = 'package authz\n\ndefault allow := false\n\nallow if input.user == "alice"\n'

const DAY = 86_400
const BOMB = deflateSync(Buffer.alloc(50_000_000))
const STRICT = REGO.replace('alice', 'bob')
const COMMITS: readonly CommitMade[] = [
  { files: { 'README.md': 'x' }, time: 0 },
  { files: { 'p/a.rego': REGO }, time: DAY },
  { files: { 'p/a.rego': REGO, 'README.md': 'y' }, time: 2 * DAY },
  { files: { 'p/a.rego': STRICT }, time: 3 * DAY },
  { files: { 'README.md': 'gone' }, time: 4 * DAY },
]

/** Nothing but insertions, of 16 MB: as long as what it makes of any base of that length. */
function insertions(baseLength: number): Buffer {
  const one = Buffer.concat([Buffer.from([127]), Buffer.alloc(127)])
  const count = 130_000
  return Buffer.concat([varint(baseLength), varint(count * 127), ...Array.from({ length: count }, () => one)])
}

function varint(value: number): Buffer {
  const bytes = []
  for (let rest = value; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  return Buffer.from([...bytes, value >>> (7 * bytes.length)])
}

/** Of a delta to its base: the highest bits first, each byte but the last one less than it says. */
function distanceBack(distance: number): Buffer {
  const bytes = [distance & 0x7f]
  for (let rest = distance >>> 7; rest > 0; rest = (rest - 1) >>> 7) bytes.unshift(((rest - 1) & 0x7f) | 0x80)
  return Buffer.from(bytes)
}

/** A pack of five objects, each a long delta of the one before it. */
function longChain(pack: Buffer): Buffer {
  const base = Buffer.from('0123456789')
  const entries = [Buffer.concat([entryHead(3, base.length), deflateSync(base)])]
  for (let before = base.length; entries.length < 6; before = 130_000 * 127) {
    const delta = insertions(before)
    const offset = distanceBack(entries.at(-1)?.length ?? 0)
    entries.push(Buffer.concat([entryHead(6, delta.length), offset, deflateSync(delta)]))
  }
  const head = Buffer.from(pack.subarray(0, 12))
  head.writeUInt32BE(entries.length, 8)
  return Buffer.concat([head, ...entries])
}

describe('a git repository', () => {
  it.each([
    ['a folder with its history', 'folder'],
    ['a git bundle', 'bundle'],
  ])('gives, as %s, the versions of its policies with the time of their commits', async (_, kind) => {
    using folder = someFolder()
    const path =
      kind === 'folder' ? lay(`${folder.path}/repo`, { 'p/a.rego': STRICT }) : `${folder.path}/repo.bundle`
    const oids =
      kind === 'folder'
        ? writeRepository(path, COMMITS)
        : (writeFileSync(path, bundleOf(COMMITS)), writeRepository(folder.path, COMMITS))
    const { versions, recognised, notes, files } = await taken(path)
    const manifest = files.find((file) => file.path === 'policies.yaml')
    expect(manifest && formatMadeOf(manifest.bytes)).toBe('git-history')
    expect(recognised.shape).toBe(kind === 'folder' ? 'git' : 'git-bundle')
    expect(versions).toMatchObject([
      {
        policy: 'repo',
        version: oids[1],
        also: [oids[2]],
        effective: { from: '1970-01-02T00:00:00Z', to: '1970-01-04T00:00:00Z' },
        texts: [`${oids[1]!.slice(0, 12)}/p/a.rego`],
      },
      { version: oids[3], also: [], effective: { from: '1970-01-04T00:00:00Z', to: '1970-01-05T00:00:00Z' } },
    ])
    expect(Buffer.from(versions[1]!.files[0]!.bytes).toString()).toBe(STRICT)
    expect(notes.join('\n')).toMatch(/inferred: a commit is not a deployment/)
  })

  it.each([
    [
      'an object whose bytes are not what its id says',
      (pack: Buffer) => pack,
      (bundle: Buffer) =>
        Buffer.from(bundle.toString('latin1').replace(/\n[0-9a-f]{40}/, `\n${'0'.repeat(40)}`), 'latin1'),
      /no commit of it holds/,
    ],
    ['a pack that ends early', (pack: Buffer) => pack.subarray(0, -30), undefined, /damaged|ends within/],
    [
      'a pack of a version that nobody knows',
      (pack: Buffer) => Buffer.concat([Buffer.from('PACK\0\0\0\t'), pack.subarray(8)]),
      undefined,
      /no version that is read/,
    ],
    [
      'an object that says it is huge',
      (pack: Buffer) => Buffer.concat([pack.subarray(0, 12), entryHead(3, 2 ** 30)]),
      undefined,
      /longer than/,
    ],
    [
      'a bomb',
      (pack: Buffer) => Buffer.concat([pack.subarray(0, 12), entryHead(3, 10), BOMB]),
      undefined,
      /longer than it says/,
    ],
    ['an object that is made of deltas without end', longChain, undefined, /delta of too many others/],
    [
      'a delta of itself',
      (pack: Buffer) => Buffer.concat([pack.subarray(0, 12), entryHead(6, 4), Buffer.from([0])]),
      undefined,
      /itself|damaged/,
    ],
  ] as const)('is refused with %s', async (_, broken, turned, problem) => {
    using folder = someFolder()
    const bundle = bundleOf(COMMITS, broken)
    const path = folder.write('x.bundle', turned === undefined ? bundle : turned(bundle))
    await expect(taken(path)).rejects.toMatchObject({
      code: 'BUNDLE_INVALID',
      message: expect.stringMatching(problem),
    })
  })

  it('is refused where its folders hold each other over and over', async () => {
    using folder = someFolder()
    const path = folder.write('x.bundle', bundleOfFolders(40))
    await expect(taken(path)).rejects.toMatchObject({
      code: 'BUNDLE_INVALID',
      message: expect.stringMatching(/more than 10000 folders/),
    })
  })

  it('is a file that cannot be read where something else lies in the place of its files', async () => {
    using folder = someFolder()
    const path = lay(`${folder.path}/repo`, { 'p/a.rego': STRICT })
    writeRepository(path, COMMITS)
    writeFileSync(`${path}/.git/objects/pack`, '')
    await expect(taken(path)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
    rmSync(`${path}/.git/HEAD`)
    symlinkSync('HEAD', `${path}/.git/HEAD`)
    await expect(taken(path)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: expect.stringMatching(/symbolic links/),
    })
  })
})
