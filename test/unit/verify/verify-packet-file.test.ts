import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPublicKey } from '../../../shared/crypto.ts'
import { verifyPacketFile } from '../../../shared/engine/verify/verify-packet-file.ts'
import { readDirectory } from '../../../shared/verify/container/directory.ts'
import { packetContents } from '../../fixtures/packet-contents.ts'
import { AUDITOR, failing, seal, sourceOf } from '../../fixtures/packet-tools.ts'

let folder: string
let packet: Buffer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-packet-file-'))
  packet = await seal(packetContents(3))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(bytes: Uint8Array): string {
  const path = join(folder, 'a.packet')
  writeFileSync(path, bytes)
  return path
}

function trusted() {
  const reading = openPublicKey(AUDITOR.signer.publicKeyPem)
  if (!reading.ok) throw new Error(reading.reason)
  return [reading.publicKey]
}

it('verifies a packet from its file, and says how far it has come', async () => {
  let done = 0
  const report = await verifyPacketFile(fileOf(packet), {
    trusted: trusted(),
    onProgress: ({ doneBytes }) => void (done = doneBytes),
  })
  expect(report.result).toBe('valid')
  expect(report.packet).toBe('a.packet')
  expect(done).toBeGreaterThan(0)
})

it('trusts nobody by default', async () => {
  expect((await verifyPacketFile(fileOf(packet), { trusted: [] })).result).toBe('untrusted')
})

it.each([0xffff_fffe, 0x7fff_ffff])(
  'gives a report where an entry begins at byte %i of a small file',
  async (at) => {
    const { offset } = await readDirectory(sourceOf(packet))
    const far = Buffer.from(packet)
    far.writeUInt32LE(at, offset + 42)
    expect(failing(await verifyPacketFile(fileOf(far), { trusted: trusted() }))).toContain('archive')
  },
)

it('gives a report for an empty file, and for one that is no ZIP', async () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('no packet'), Buffer.alloc(100_000, 0x50)])
    expect(failing(await verifyPacketFile(fileOf(bytes), { trusted: [] }))).toEqual(['archive'])
})

it('refuses what is no file', async () => {
  await expect(verifyPacketFile(folder, { trusted: [] })).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  await expect(verifyPacketFile(join(folder, 'none'), { trusted: [] })).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
  })
})

it('stops where the person cancels', async () => {
  const signal = AbortSignal.abort()
  await expect(verifyPacketFile(fileOf(packet), { trusted: [], signal })).rejects.toMatchObject({
    code: 'CANCELLED',
  })
})
