import { createHash, createPublicKey, verify as verifyWith } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPublicKey } from '../../../shared/crypto.ts'
import { openCaseFile, sealToFile, verifyPacketFile } from '../../../shared/engine.ts'
import { GROWTH_ENTRY } from '../../../shared/model/growth.ts'
import { ENTRY } from '../../../shared/model/packet.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'
import { reseal, takeApart, textOf, withEntry } from '../../fixtures/packet-surgery.ts'
import { AUDITOR } from '../../fixtures/packet-tools.ts'
import { publishedSchema } from '../../fixtures/published-schema.ts'
import { foundIn } from '../../fixtures/sample/found-in-case.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'

const folder = caseFolder()
const acting = { by: 'm.okafor', now: () => new Date('2026-07-06T14:00:00Z') }

/** A packet of a case over these records, under its name; it shows its growth since another. */
async function packetOf(name: string, records: readonly object[], previous?: string): Promise<string> {
  mkdirSync(folder.path(name))
  await foundIn(folder.path(`${name}.docket`), writeSmallCase(folder.path(name), records))
  using file = openCaseFile(folder.path(`${name}.docket`), 'read-write')
  const out = folder.path(`${name}.packet`)
  await sealToFile(file, out, { ...acting, where: [], signers: [AUDITOR.signer], previous })
  return out
}

async function checkOf(bytes: Uint8Array, wanted: string) {
  writeFileSync(folder.path('x.packet'), bytes)
  const key = openPublicKey(AUDITOR.signer.publicKeyPem)
  if (!key.ok) throw new Error(key.reason)
  const { checks } = await verifyPacketFile(folder.path('x.packet'), { trusted: [key.publicKey] })
  return checks.find(({ id }) => id === wanted)
}

let first: string
let second: Buffer
beforeAll(async () => {
  first = await packetOf('q1', runsOf(3))
  second = readFileSync(await packetOf('q2', runsOf(5), first))
}, 60_000)
afterAll(() => folder[Symbol.dispose]())

it('shows that a source only grew since the packet before', async () => {
  const growth = JSON.parse(textOf(await takeApart(second), GROWTH_ENTRY)) as {
    sources: { previous: { size: number }; size: number }[]
  }
  expect(growth.sources.map(({ previous, size }) => [previous.size, size])).toEqual([[9, 15]])
  const check = await checkOf(second, 'sources.growth')
  expect(check?.result).toBe('holds')
  const envelope = JSON.parse(textOf(await takeApart(readFileSync(first)), ENTRY.statement)) as {
    payload: string
  }
  const digest = createHash('sha256').update(Buffer.from(envelope.payload, 'base64')).digest('hex')
  expect(check?.detail).toContain(digest)
})

it('tells it by the published schema', async () => {
  const accepts = publishedSchema('packet-growth')
  expect(accepts(JSON.parse(textOf(await takeApart(second), GROWTH_ENTRY)))).toBe(true)
  expect(accepts({ format: 'docket-growth/1' })).toBe(false)
})

it.each([
  ['a path with another hash', /("path": \[\s+")[0-9a-f]{4}/, '$1beef'],
  [
    'an earlier root that it never had',
    /("previous": \{\s+"id": 1,\s+"size": 9,\s+"root": "sha256:)[0-9a-f]{4}/,
    '$1beef',
  ],
  ['another size before', /"size": 9,/, '"size": 8,'],
])('refuses %s', async (_, from, to) => {
  const changed = await withEntry(second, GROWTH_ENTRY, (text) => text.replace(from, to))
  expect(await checkOf(await reseal(changed, [AUDITOR.signer]), 'sources.growth')).toMatchObject({
    result: 'does-not-hold',
  })
})

it('says of a source that does not begin with what it was that it is another', async () => {
  const [head, ...rest] = runsOf(5)
  const other = readFileSync(await packetOf('q3', [{ ...head, note: 'changed' }, ...rest], first))
  expect((await checkOf(other, 'sources.growth'))?.detail).toContain(
    '"engine.ndjson" does not begin with what it was',
  )
}, 30_000)

it('holds a checkpoint of each source that any C2SP tool reads', async () => {
  const entries = await takeApart(second)
  const note = textOf(entries, 'evidence/checkpoints/s1.txt')
  const [source] = JSON.parse(textOf(entries, ENTRY.sources)) as { records: number; root: string }[]
  const root = Buffer.from(source!.root.slice(7), 'hex').toString('base64')
  const text = `docket-source/engine.ndjson\n15\n${root}\n`
  const name = `docket-${AUDITOR.signer.keyid.slice(7, 23)}`
  expect(note.startsWith(`${text}\n\u2014 ${name} `)).toBe(true)
  const bytes = Buffer.from(note.trimEnd().split(' ').at(-1)!, 'base64')
  const key = createPublicKey(AUDITOR.signer.publicKeyPem)
  const raw = key.export({ format: 'der', type: 'spki' }).subarray(-32)
  const id = createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([1]))
    .update(raw)
    .digest()
  expect(bytes.subarray(0, 4)).toEqual(id.subarray(0, 4))
  expect(verifyWith(null, Buffer.from(text), key, bytes.subarray(4))).toBe(true)
  expect((await checkOf(second, 'sources.checkpoints'))?.result).toBe('holds')
})

it.each([
  ['another size', (text: string) => text.replace('\n15\n', '\n16\n'), 'another name, size or root'],
  [
    'a signature that does not hold',
    (text: string) => text.replace(/[A-Za-z0-9]{4}=*\n$/, 'AAA=\n'),
    'no signed checkpoint|does not hold',
  ],
])('refuses a checkpoint of %s', async (_, change, says) => {
  const changed = await withEntry(second, 'evidence/checkpoints/s1.txt', change)
  const check = await checkOf(await reseal(changed, [AUDITOR.signer]), 'sources.checkpoints')
  expect(check?.result).toBe('does-not-hold')
  expect(check?.detail).toMatch(new RegExp(says))
})
