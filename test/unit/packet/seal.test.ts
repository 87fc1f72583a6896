import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { ENTRY, PacketManifest } from '../../../shared/model/packet.ts'
import { recordLine } from '../../../shared/packet/record-line.ts'
import { packetContents, streamOf } from '../../fixtures/packet-contents.ts'
import { takeApart, textOf } from '../../fixtures/packet-surgery.ts'
import { AUDITOR, failing, seal, STRANGER, verify } from '../../fixtures/packet-tools.ts'

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

it('gives equal bytes for equal content', async () => {
  expect(await seal(packetContents(7))).toEqual(await seal(packetContents(7)))
})

it.each(['Pacific/Kiritimati', 'America/St_Johns', 'Africa/Monrovia'])(
  'gives the same bytes in %s',
  async (zone) => {
    const here = createHash('sha256')
      .update(await seal(packetContents(2)))
      .digest('hex')
    const script = `
    import { createHash } from 'node:crypto'
    const { packetContents } = await import('./test/fixtures/packet-contents.ts')
    const { seal } = await import('./test/fixtures/packet-tools.ts')
    process.stdout.write(createHash('sha256').update(await seal(packetContents(2))).digest('hex'))`
    const there = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
      encoding: 'utf8',
    })
    expect(there).toBe(here)
  },
)

it('sorts its entries by name, and dates them 1980-01-01', async () => {
  const packet = await seal(packetContents(2))
  const names = (await takeApart(packet)).map(([name]) => name)
  expect(names).toEqual(names.toSorted())
  expect(packet.readUInt32LE(10)).toBe(0x0021_0000)
})

it('says in its manifest what was counted', async () => {
  const entries = await takeApart(await seal(packetContents(7)))
  const manifest = PacketManifest.parse(JSON.parse(textOf(entries, ENTRY.manifest)))
  expect(manifest.counts).toEqual({ decisions: 7, runs: 7, records: 21, sources: 2, findings: 11 })
  expect(manifest.period).toEqual({ from: '2026-05-04T02:13:08.000Z', to: '2026-05-04T02:19:08.000Z' })
})

it('carries a signature and a key of every signer', async () => {
  const packet = await seal(packetContents(1), [AUDITOR.signer, STRANGER.signer])
  const report = await verify(packet)
  expect(report.result).toBe('valid')
  expect(report.signers.map(({ trusted, holds }) => [trusted, holds])).toEqual([
    [true, true],
    [false, true],
  ])
})

it('refuses to be signed twice by one key, or by none', async () => {
  await expect(seal(packetContents(1), [AUDITOR.signer, AUDITOR.signer])).rejects.toThrow('once by each key')
  await expect(seal(packetContents(1), [])).rejects.toThrow('needs a signer')
})

it('passes on what a stream of its contents throws, and closes the stream that a reader leaves', async () => {
  const broken = packetContents(1, {
    async *findings() {
      yield* []
      throw new Error('the disk is gone')
    },
  })
  await expect(seal(broken)).rejects.toThrow('the disk is gone')
  const records = streamOf([
    { source: 1, index: 3, bytes: new Uint8Array(1) },
    { source: 1, index: 3, bytes: new Uint8Array(1) },
  ])
  await expect(seal(packetContents(1, { records }))).rejects.toThrow('out of order')
})

it('holds a case without decisions', async () => {
  const empty = packetContents(0, { manifest: { ...packetContents(0).manifest, lastRecord: null } })
  expect(failing(await verify(await seal(empty)))).toEqual([])
})

it.each([
  ['text', '7b7d', { raw: '{}' }],
  ['a BOM at its start', 'efbbbf7b7d', { raw: '\u{feff}{}' }],
  ['a zero byte', '00', { raw: '\u0000' }],
  ['a byte that is no UTF-8', '7bff7d', { raw64: 'e/99' }],
  ['an overlong form', 'c080', { raw64: 'wIA=' }],
  ['half of a surrogate pair', 'eda080', { raw64: '7aCA' }],
  ['a character cut off', 'f09f98', { raw64: '8J+Y' }],
])('keeps a record of %s byte for byte', (_, hex, expected) => {
  const line = JSON.parse(recordLine({ source: 1, index: 4, bytes: bytesOf(hex) })) as {
    raw?: string
    raw64?: string
  }
  expect(line).toEqual({ source: 1, index: 4, ...expected })
  const again = line.raw === undefined ? Buffer.from(line.raw64!, 'base64') : Buffer.from(line.raw)
  expect(again.toString('hex')).toBe(hex)
})
