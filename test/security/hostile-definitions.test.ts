import { mkdirSync, symlinkSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { parseDefinition } from '../../shared/intake/definitions/parse-definition.ts'
import { readDefinition } from '../../shared/intake/definitions/read-definition.ts'
import { entriesOf, renamed, tarOf, type TarEntry, type Tree, zipOf } from '../fixtures/archives.ts'
import { someFolder } from '../fixtures/intake-evidence.ts'

const MANIFEST = `format: docket-policies/1
policies: [{ id: p, engine: cedar, versions: [{ version: 1, files: [a.cedar] }] }]
`
const TREE: Tree = { 'policies.yaml': MANIFEST, 'a.cedar': '' }
const bundle = (...entries: readonly TarEntry[]) => [...entriesOf(TREE), ...entries]
const MIB = 1024 * 1024

async function take(bytes: Uint8Array, shape: 'zip' | 'tar') {
  using folder = someFolder()
  const path = folder.write('bundle', bytes)
  return await readDefinition(path, { kind: 'policies', shape, reason: '' })
}

const refused = (code: string, problem: RegExp) => ({ code, message: expect.stringMatching(problem) })

it.each([
  ['a climbing path', '../evil', /evil/],
  ['an absolute path', '/etc/evil', /absolute/],
  ['a drive', 'C:/evil', /absolute/],
  ['a path that climbs with backslashes', '..\\evil', /evil/],
])('refuses a ZIP with %s', async (_, name, problem) => {
  const harmless = 'x'.repeat(name.length)
  const zip = renamed(await zipOf({ ...TREE, [harmless]: '' }), harmless, name)
  await expect(take(zip, 'zip')).rejects.toMatchObject(refused('ARCHIVE_REFUSED', problem))
})

it.each([
  ['a climbing path', { name: 'a/../../evil' }, /climbs/],
  ['an absolute path', { name: '/etc/evil' }, /absolute/],
  ['a path with backslashes', { name: '..\\evil' }, /backslashes/],
  ['a control character', { name: 'a\u{1b}[2J' }, /control character/],
  [
    'a symbolic link',
    { name: 'b', type: 'symlink', linkname: '/etc/passwd' },
    /"b" is no regular file but a symlink/,
  ],
  ['a hard link', { name: 'b', type: 'link', linkname: 'a.cedar' }, /a link/],
  ['a device', { name: 'b', type: 'character-device' }, /character-device/],
  ['a pipe', { name: 'b', type: 'fifo' }, /fifo/],
  ['a path twice', { name: './a.cedar' }, /"a\.cedar" is in it twice/],
  ['a file beyond the limit', { name: 'b', content: Buffer.alloc(17 * MIB) }, /the limit is/],
] as const)('refuses a tar with %s', async (_, entry, problem) => {
  const tar = await tarOf(bundle(entry))
  await expect(take(tar, 'tar')).rejects.toMatchObject(refused('ARCHIVE_REFUSED', problem))
})

it('refuses a ZIP with a link, a device, a path twice, or an encrypted file', async () => {
  const twice = renamed(await zipOf({ ...TREE, 'b.cedar': '' }), 'b.cedar', 'a.cedar')
  const encrypted = await zipOf(TREE)
  for (let at = encrypted.indexOf('PK\x01\x02'); at !== -1; at = encrypted.indexOf('PK\x01\x02', at + 4))
    encrypted[at + 8]! |= 1
  for (const [zip, problem] of [
    [await zipOf(TREE, 0o120777), /link or device/],
    [await zipOf(TREE, 0o020666), /link or device/],
    [twice, /in it twice/],
    [encrypted, /encrypted/],
  ] as const)
    await expect(take(zip, 'zip')).rejects.toMatchObject(refused('ARCHIVE_REFUSED', problem))
})

it('refuses what expands beyond the limits before it is expanded', async () => {
  const many = Object.fromEntries(Array.from({ length: 17 }, (_, at) => [`f${at}`, Buffer.alloc(16 * MIB)]))
  const zip = await zipOf({ ...TREE, ...many })
  expect(zip.length).toBeLessThan(MIB)
  await expect(take(zip, 'zip')).rejects.toMatchObject(refused('ARCHIVE_REFUSED', /bytes together/))
  const one = await zipOf({ ...TREE, big: Buffer.alloc(17 * MIB) })
  await expect(take(one, 'zip')).rejects.toMatchObject(refused('ARCHIVE_REFUSED', /the limit is/))
})

it('stops a tar that goes on in zeros, and one of too many entries', async () => {
  const zeros = gzipSync(Buffer.concat([await tarOf(entriesOf(TREE)), Buffer.alloc(600 * MIB)]), { level: 1 })
  await expect(take(zeros, 'tar')).rejects.toMatchObject({
    code: expect.stringMatching(/ARCHIVE_REFUSED|EXPANSION_LIMIT/),
  })
  const entries = Array.from({ length: 10_001 }, (_, at) => ({ name: `f${at}` }))
  await expect(take(await tarOf(entries), 'tar')).rejects.toMatchObject(
    refused('ARCHIVE_REFUSED', /10000 entries/),
  )
}, 30_000)

it('says of a damaged archive that it is damaged', async () => {
  const zip = await zipOf({ ...TREE, 'b.txt': 'harmless' })
  const turned = Buffer.from(zip)
  turned[zip.indexOf('policies.yaml') + 20]! ^= 1
  for (const bytes of [turned, zip.subarray(0, -30), zip.subarray(0, 40)])
    await expect(take(bytes, 'zip')).rejects.toMatchObject(refused('BUNDLE_INVALID', /./))
  const tar = await tarOf(bundle({ name: 'z', content: 'x'.repeat(3000) }))
  await expect(take(tar.subarray(0, -3000), 'tar')).rejects.toMatchObject(
    refused('BUNDLE_INVALID', /damaged/),
  )
  await expect(take(gzipSync(tar).subarray(0, -20), 'tar')).rejects.toMatchObject({
    code: 'DECOMPRESSION_FAILED',
  })
})

it('reads nothing by a link that leads out of a folder', async () => {
  using outside = someFolder()
  using folder = someFolder()
  folder.write('policies.yaml', MANIFEST.replace('a.cedar', 'in/secret'))
  outside.write('secret', 'do not read')
  symlinkSync(outside.path, `${folder.path}/in`)
  const recognised = { kind: 'policies', shape: 'folder', reason: '' } as const
  await expect(readDefinition(folder.path, recognised)).rejects.toMatchObject(
    refused('ARCHIVE_REFUSED', /leads out/),
  )
  // A folder beside it whose name only begins like it is outside, too.
  mkdirSync(`${folder.path}2`)
  symlinkSync(`${folder.path}2`, `${folder.path}/beside`)
  folder.write('policies.yaml', MANIFEST.replace('a.cedar', 'beside'))
  await expect(readDefinition(folder.path, recognised)).rejects.toMatchObject(
    refused('ARCHIVE_REFUSED', /leads out/),
  )
})

it.each([
  [
    'aliases that blow up',
    `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 20 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`).join('\n')}`,
    /more than 200000 values/,
  ],
  ['an alias to what it is in', 'a: &a [*a]\n', /no anchor before it/],
  [
    'depth by aliases',
    Array.from({ length: 1000 }, (_, at) => `a${at}: &a${at} [${at === 0 ? '' : `*a${at - 1}`}]`).join('\n'),
    /deep/,
  ],
  ['depth', '['.repeat(100_000), /deep/],
  ['depth in blocks', '- '.repeat(100_000), /deep/],
  ['depth in JSON', `{"a":${'['.repeat(100_000)}`, /deep/],
  ['a text beyond the limit', `# ${'x'.repeat(2 * MIB)}\n`, /the limit for YAML/],
])('bounds a hostile definition: %s', (_, text, problem) => {
  const files = [{ path: 'w', bytes: Buffer.from(text) }]
  expect(() => parseDefinition('workflow', files, { path: 'w' })).toThrow(
    expect.objectContaining(refused('DEFINITION_INVALID', problem)),
  )
})

it('takes many keys in time, and names that mean something to JavaScript for names', () => {
  const keys = Array.from({ length: 80_000 }, (_, at) => `k${at}: 1\n`).join('')
  const text = `format: docket-workflow/1\nid: __proto__\nversion: constructor\nstages: []\ntransitions: []\n__proto__: { polluted: yes }\n${keys}`
  const started = performance.now()
  const { value } = parseDefinition('workflow', [{ path: 'w', bytes: Buffer.from(text) }], { path: 'w' })
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(value).toMatchObject({ id: '__proto__', version: 'constructor' })
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  expect('polluted' in {}).toBe(false)
})
