import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { parseDefinition } from '../../../shared/intake/definitions/parse-definition.ts'
import { readDefinition } from '../../../shared/intake/definitions/read-definition.ts'
import { recognise } from '../../../shared/intake/recognise.ts'
import type { PolicyVersion } from '../../../shared/model/policy.ts'
import { entriesOf, tarOf, type Tree, zipOf } from '../../fixtures/archives.ts'
import { bundleOf, type CommitMade, entryHead, writeRepository } from '../../fixtures/git-repository.ts'
import { someFolder } from '../../fixtures/intake-evidence.ts'

const REGO = 'package authz\n\ndefault allow := false\n\nallow if input.user == "alice"\n'
const BUNDLE: Tree = {
  '.manifest': '{"revision":"r-1","roots":["authz"]}',
  'authz/authz.rego': REGO,
  'authz/data.json': '{"x":1}',
  'authz/plan.json': '{}',
}

/** What a path is recognised for, and what its kept files say when they are read again, as a case does. */
async function taken(path: string, format?: string) {
  const recognised = await recognise(path, { format })
  if (recognised.kind !== 'policies') throw new Error(`recognised as ${recognised.kind}`)
  const { files, notes, name } = await readDefinition(path, recognised)
  const versions = parseDefinition('policies', files, { path: name }).value as readonly PolicyVersion[]
  return { recognised, files, notes, versions }
}

function lay(folder: string, tree: Tree): string {
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

describe('an OPA bundle without a manifest of ours', () => {
  it('is a version by its revision, named by its file, with the files that OPA loads', async () => {
    using folder = someFolder()
    // `opa build` writes every path with a slash before it.
    const tar = await tarOf(entriesOf(BUNDLE).map((entry) => ({ ...entry, name: `/${entry.name}` })))
    const { recognised, versions, notes } = await taken(folder.write('prod-authz.tar.gz', gzipSync(tar)))
    expect(recognised).toMatchObject({
      shape: 'tar',
      source: 'opa-bundle',
      reason: expect.stringMatching(/OPA bundle/),
    })
    expect(versions).toMatchObject([
      {
        policy: 'prod-authz',
        version: 'r-1',
        engine: 'rego',
        texts: ['.manifest', 'authz/authz.rego', 'authz/data.json'],
        effective: undefined,
      },
    ])
    expect(notes).toEqual([
      'it has no policies.yaml: the version is the revision of its .manifest',
      'left out, since no policy uses them: "authz/plan.json"',
    ])
  })

  it('is the same as a folder or a ZIP, and goes by its own name where its manifest has one', async () => {
    using folder = someFolder()
    const named = { ...BUNDLE, '.manifest': '{"revision":"r-1","metadata":{"name":"authz"}}' }
    const zip = await taken(folder.write('x.zip', await zipOf(named)))
    const laid = await taken(lay(`${folder.path}/y`, named))
    expect([zip.versions[0]!.policy, laid.versions[0]!.policy]).toEqual(['authz', 'authz'])
    expect(zip.versions[0]!.digest).toBe(laid.versions[0]!.digest)
  })

  it('is named by its content where it has no revision, and its data lie where their folders say', async () => {
    using folder = someFolder()
    const { versions, notes } = await taken(
      lay(`${folder.path}/policies`, { 'a/b/x.rego': REGO, 'a/b/data.json': '{}' }),
    )
    expect(versions[0]).toMatchObject({
      policy: 'policies',
      texts: ['a/b/data.json', 'a/b/x.rego', '.manifest'],
    })
    expect(versions[0]!.version).toBe(versions[0]!.digest.slice(0, 19))
    expect(notes.join('\n')).toMatch(/digest of its files\n.*an empty one stands for it/)
  })

  it('is refused where its manifest is none', async () => {
    using folder = someFolder()
    const path = lay(`${folder.path}/x`, { '.manifest': '{"revision":1,"revision":2}', 'a.rego': REGO })
    await expect(taken(path)).rejects.toMatchObject({
      code: 'BUNDLE_INVALID',
      message: expect.stringMatching(/\.manifest/),
    })
  })
})

it.each([
  ['a Rego module', 'authz.rego', `# allow\n${REGO}`, 'opa-bundle', 'rego'],
  [
    'a Cedar text',
    'roles.cedar',
    '// all\n@id("x")\npermit(principal, action, resource);',
    'cedar-policies',
    'cedar',
  ],
  [
    'a DMN model',
    'risk.dmn',
    '<?xml version="1.0"?>\n<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="r"></definitions>',
    'dmn-models',
    'dmn',
  ],
])('takes %s alone for a policy, by its content', async (_, name, text, source, engine) => {
  using folder = someFolder()
  const { recognised, versions } = await taken(folder.write(name, text))
  expect(recognised).toMatchObject({ shape: 'file', source })
  expect(versions).toMatchObject([{ policy: name.replace(/\.\w+$/, ''), engine, texts: [name] }])
})

it('takes a folder of Cedar texts for one policy, with the schema and entities beside them', async () => {
  using folder = someFolder()
  const { versions } = await taken(
    lay(`${folder.path}/roles`, {
      'a.cedar': '',
      'b/c.cedar': '',
      'x.cedarschema': '',
      'entities.json': '[]',
    }),
  )
  expect(versions).toMatchObject([
    { policy: 'roles', texts: ['a.cedar', 'b/c.cedar'], schema: 'x.cedarschema', entities: 'entities.json' },
  ])
})

const CERBOS = '../shared/data/cerbos-decision-log/run_disk/policies_before'

it.skipIf(!existsSync(CERBOS))(
  'takes a real Cerbos folder for its policies, by the ids that its logs name',
  async () => {
    using folder = someFolder()
    cpSync(CERBOS, `${folder.path}/store`, { recursive: true })
    const { recognised, versions } = await taken(`${folder.path}/store`)
    expect(recognised).toMatchObject({ source: 'cerbos-policies' })
    const ids = versions.map(({ policy, version }) => `${policy}@${version}`)
    expect(ids).toEqual(
      expect.arrayContaining(['resource.role_assignment@2026_07', 'resource.role_assignment/eu@2026_09']),
    )
  },
)

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
    const { versions, recognised, notes } = await taken(path)
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
})
