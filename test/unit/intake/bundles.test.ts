import { createHash } from 'node:crypto'
import { mkdirSync, symlinkSync } from 'node:fs'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { parseDefinition } from '../../../shared/intake/definitions/parse-definition.ts'
import { readDefinition } from '../../../shared/intake/definitions/read-definition.ts'
import { recognise } from '../../../shared/intake/recognise.ts'
import type { PolicyVersion } from '../../../shared/model/policy.ts'
import { entriesOf, renamed, tarOf, type Tree, zipOf } from '../../fixtures/archives.ts'
import { someFolder } from '../../fixtures/intake-evidence.ts'

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')
const CEDAR = 'permit (principal, action, resource);\n'
const DIGEST = `sha256:${sha256(`{"role/1/entities.json":"${sha256('[]')}","role/1/p.cedar":"${sha256(CEDAR)}"}`)}`
const manifest = (digest: string) => `format: docket-policies/1
policies:
  - id: role
    engine: cedar
    versions:
      - { version: 1.10, effective: { to: 2026-05-20 }, files: [role/1/p.cedar], entities: role/1/entities.json, digest: "${digest}" }
    bind:
      context: { limit: 9007199254740993, on: true, name: "5" }
`
const TREE: Tree = {
  'policies.yaml': manifest(DIGEST),
  'role/1/entities.json': '[]',
  'role/1/p.cedar': CEDAR,
}
const PATHS = ['policies.yaml', 'role/1/p.cedar', 'role/1/entities.json']
const under = (folder: string, tree: Tree = TREE): Tree =>
  Object.fromEntries(Object.entries(tree).map(([path, content]) => [`${folder}${path}`, content]))

async function take(path: string) {
  const recognised = await recognise(path)
  if (recognised.kind !== 'policies') throw new Error(`taken for ${recognised.kind}`)
  return readDefinition(path, recognised)
}

async function takeBytes(bytes: Uint8Array) {
  using folder = someFolder()
  return await take(folder.write('bundle', bytes))
}

function versionsOf(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]) {
  return parseDefinition('policies', files, { path: 'bundle' }).value as readonly PolicyVersion[]
}

it('gives a version its exact files, and the digest that anybody computes', async () => {
  const [version] = versionsOf((await takeBytes(await zipOf(TREE))).files)
  expect(version).toMatchObject({
    policy: 'role',
    version: '1.10',
    texts: ['role/1/p.cedar'],
    digest: DIGEST,
    declaredDigest: DIGEST,
  })
  expect(version?.files.map(({ path, sha256: digest }) => [path, digest])).toEqual([
    ['role/1/p.cedar', `sha256:${sha256(CEDAR)}`],
    ['role/1/entities.json', `sha256:${sha256('[]')}`],
  ])
  expect(JSON.stringify(version?.bind?.context)).toBe('{"limit":9007199254740993,"on":true,"name":"5"}')
})

it.each([
  ['a ZIP', async () => zipOf(TREE)],
  ['a ZIP with a folder about it', async () => zipOf(under('policies/'))],
  [
    'a ZIP made on Windows, with backslashes',
    async () =>
      renamed(renamed(await zipOf(under('policies/')), 'role/1/', 'role\\1\\'), 'policies/', 'policies\\'),
  ],
  [
    'a ZIP made on macOS',
    async () => zipOf({ ...under('p/'), ...under('__MACOSX/p/._'), '__MACOSX/policies.yaml': 'x' }),
  ],
  ['a tar', async () => tarOf(entriesOf(TREE))],
  ['a tar of "."', async () => tarOf([{ name: './', type: 'directory' }, ...entriesOf(under('./'))])],
  [
    'a tar.gz with a folder about it',
    async () => gzipSync(await tarOf([{ name: 'p', type: 'directory' }, ...entriesOf(under('p/'))])),
  ],
  ['a tar.zst', async () => zstdCompressSync(await tarOf(entriesOf(TREE)))],
])('reads %s as the same bundle', async (_, archive) => {
  const { files } = await takeBytes(await archive())
  expect(files.map(({ path }) => path)).toEqual(PATHS)
  expect(versionsOf(files)[0]?.digest).toBe(DIGEST)
})

it('says what it took for the root, and what it left out', async () => {
  const { notes } = await takeBytes(await zipOf({ ...under('p/'), 'p/README': 'hi', 'p/x/y': '' }))
  expect(notes).toEqual([
    'policies.yaml is in the folder "p/", taken as the root',
    'left out, since policies.yaml does not name them: "README", "x/y"',
  ])
})

it('reads a folder, and links that stay in it', async () => {
  using folder = someFolder()
  mkdirSync(`${folder.path}/role/1`, { recursive: true })
  mkdirSync(`${folder.path}/..data`)
  folder.write('policies.yaml', manifest(DIGEST))
  folder.write('..data/p', CEDAR)
  folder.write('role/1/entities.json', '[]')
  symlinkSync('../../..data/p', `${folder.path}/role/1/p.cedar`)
  const { files, notes } = await take(`${folder.path}/`)
  expect([files.map(({ path }) => path), notes]).toEqual([PATHS, []])
})

it('takes a bundle whose files are not those of the digest, keeps both digests, and says so', async () => {
  const other = `sha256:${'0'.repeat(64)}`
  const { files, notes } = await takeBytes(await zipOf({ ...TREE, 'policies.yaml': manifest(other) }))
  expect(versionsOf(files)).toMatchObject([{ digest: DIGEST, declaredDigest: other }])
  expect(notes).toEqual([`role@1.10: its files give ${DIGEST}, the bundle says ${other} (RP-04)`])
})

it('leaves a version out whose files are not there only where asked to', () => {
  const files = [{ path: 'policies.yaml', bytes: Buffer.from(manifest(DIGEST)) }]
  expect(() => parseDefinition('policies', files, { path: 'b' })).toThrow(
    /"role@1\.10" names the file "role\/1\/p\.cedar", which is not there/,
  )
  expect(parseDefinition('policies', files, { path: 'b', absentFiles: 'drop-version' }).value).toEqual([])
})

it.each([
  ['no manifest', { 'a.txt': '' }, /has no policies\.yaml at its root/],
  ['two roots', { ...under('a/'), ...under('b/') }, /in "a\/" and in "b\/"/],
  [
    'an engine that is none',
    { 'policies.yaml': manifest(DIGEST).replace('cedar', 'prolog') },
    /policies\[0\]\.engine: expected one of cedar/,
  ],
  ['a digest that is none', { 'policies.yaml': manifest('abc') }, /digest: not a digest/],
  [
    'a version twice',
    {
      'policies.yaml': manifest(DIGEST).replace(
        'versions:',
        'versions:\n      - { version: 1.10, files: [a] }',
      ),
    },
    /"role@1\.10" is there twice/,
  ],
  [
    'a file twice',
    { 'policies.yaml': manifest(DIGEST).replace('[role/1/p.cedar]', '[a, a]') },
    /names a file twice/,
  ],
  [
    'the manifest as a file',
    { 'policies.yaml': manifest(DIGEST).replace('[role/1/p.cedar]', '[policies.yaml]') },
    /manifest itself/,
  ],
  [
    'a climbing file',
    { 'policies.yaml': manifest(DIGEST).replace('role/1/p.cedar', '../p.cedar') },
    /"\.\.\/p\.cedar": it climbs/,
  ],
])('says what is wrong with a bundle: %s', async (_, tree: Tree, problem) => {
  await expect(zipOf(tree).then(takeBytes)).rejects.toMatchObject({
    code: 'BUNDLE_INVALID',
    message: expect.stringMatching(problem),
  })
})
