import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { openPublicKey } from '../../../shared/crypto.ts'
import { signPacketFile, verifyPacketFile } from '../../../shared/engine.ts'
import { ENTRY } from '../../../shared/model/packet.ts'
import { packetContents } from '../../fixtures/packet-contents.ts'
import { takeApart, withEntry } from '../../fixtures/packet-surgery.ts'
import { AUDITOR, seal, STRANGER } from '../../fixtures/packet-tools.ts'

const folder = mkdtempSync(join(tmpdir(), 'sign-packet-'))
const path = join(folder, 'a.packet')
const sealed = await seal(packetContents(2))
beforeEach(() => writeFileSync(path, sealed))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function keyOf({ signer }: typeof AUDITOR) {
  const reading = openPublicKey(signer.publicKeyPem)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.publicKey
}

it('adds a signature, and changes no other byte of what was signed', async () => {
  const { keyids } = await signPacketFile(path, STRANGER.signer)
  expect(keyids).toEqual([AUDITOR.signer.keyid, STRANGER.signer.keyid])
  const [before, after] = [await takeApart(sealed), await takeApart(readFileSync(path))]
  expect(after.filter(([name]) => name !== ENTRY.statement)).toEqual(
    before.filter(([name]) => name !== ENTRY.statement),
  )
})

it('lets each signature be verified by a key of its own', async () => {
  await signPacketFile(path, STRANGER.signer)
  const both = await verifyPacketFile(path, { trusted: [keyOf(AUDITOR), keyOf(STRANGER)] })
  expect(both.signers.map(({ holds, trusted }) => [holds, trusted])).toEqual([
    [true, true],
    [true, true],
  ])
  const second = await verifyPacketFile(path, { trusted: [keyOf(STRANGER)] })
  expect(second.result).toBe('valid')
  const first = await verifyPacketFile(path, { trusted: [keyOf(AUDITOR)] })
  expect(first.checks.filter(({ id }) => id === 'signature').map(({ result }) => result)).toEqual([
    'holds',
    'not-checked',
  ])
})

it('refuses a key that has signed it, and a packet in which something does not hold', async () => {
  await expect(signPacketFile(path, AUDITOR.signer)).rejects.toThrow('has signed it already')
  const changed = await withEntry(sealed, ENTRY.findings, (text) => text.replace('HQ', 'H0'))
  writeFileSync(path, changed)
  await expect(signPacketFile(path, STRANGER.signer)).rejects.toMatchObject({ code: 'PACKET_UNREADABLE' })
  expect(readFileSync(path)).toEqual(changed)
})
