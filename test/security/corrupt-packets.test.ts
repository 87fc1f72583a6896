import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { verifyVerb } from '../../electron/cli/verbs/verify.ts'
import { corruptPackets, wholePackets } from '../fixtures/corrupt-packets.ts'
import { AUDITOR, verify } from '../fixtures/packet-tools.ts'
import { verbRun } from '../fixtures/verb-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'corrupt-packets-'))
const packets = await corruptPackets()
writeFileSync(join(folder, 'a.pub.pem'), AUDITOR.signer.publicKeyPem)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(bytes: Uint8Array): string {
  const path = join(folder, 'a.packet')
  writeFileSync(path, bytes)
  return path
}

it('names each once, and at least sixteen', () => {
  expect(new Set(packets.map(({ name }) => name)).size).toBe(packets.length)
  expect(packets.length).toBeGreaterThanOrEqual(16)
})

it('accepts what they were made of', async () => {
  for (const bytes of await wholePackets()) expect((await verify(bytes)).result).toBe('valid')
})

it.each(packets)('refuses $name', async ({ bytes, check, says }) => {
  const { code, stdout } = await verbRun(
    verifyVerb,
    written(bytes),
    '--json',
    '--trust',
    join(folder, 'a.pub.pem'),
  )
  const report = JSON.parse(stdout) as Awaited<ReturnType<typeof verify>>
  expect(code).toBe(1)
  expect(report.result).toBe('invalid')
  const failed = report.checks.filter(({ id, result }) => id === check && result === 'does-not-hold')
  expect(failed.map(({ detail }) => detail).join()).toMatch(says)
})
