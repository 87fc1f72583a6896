import { beforeAll, expect, it } from 'vitest'
import { ENTRY } from '../../shared/model/packet.ts'
import { canonicalJson } from '../../shared/proof/canonical-json.ts'
import { packetContents } from '../fixtures/packet-contents.ts'
import { expectRefused } from '../fixtures/packet-refusals.ts'
import {
  type Entries,
  putTogether,
  reseal,
  sorted,
  takeApart,
  textOf,
  withEntry,
} from '../fixtures/packet-surgery.ts'
import { AUDITOR, failing, seal, STRANGER, verify } from '../fixtures/packet-tools.ts'

let packet: Buffer
let entries: Entries

beforeAll(async () => {
  packet = await seal(packetContents(4))
  entries = await takeApart(packet)
})

it('tells a packet that a stranger sealed anew from one that was changed', async () => {
  const strangers = await reseal(packet, [STRANGER.signer])
  const report = await verify(strangers)
  expect(report.result).toBe('untrusted')
  expect(report.checks.find(({ id }) => id === 'signature')?.result).toBe('untrusted')
  expect(failing(report)).toEqual([])
})

it('refuses a signature by another key under the keyid of the trusted one', async () => {
  const forged = await withEntry(packet, ENTRY.statement, (text) => {
    const envelope = JSON.parse(text) as { payload: string; signatures: { sig: string }[] }
    envelope.signatures[0]!.sig = Buffer.alloc(64, 7).toString('base64')
    return JSON.stringify(envelope)
  })
  await expectRefused(forged, 'signature')
})

it('refuses a packet whose signature was stripped', async () => {
  const stripped = await withEntry(packet, ENTRY.statement, (text) =>
    text.replace(/"signatures":\[.*\]/, '"signatures":[]'),
  )
  await expectRefused(stripped, 'statement', 'signature')
})

it('misses one of two signatures that was taken out', async () => {
  const both = await seal(packetContents(4), [AUDITOR.signer, STRANGER.signer])
  expect((await verify(both)).result).toBe('valid')
  const one = await withEntry(both, ENTRY.statement, (text) => {
    const envelope = JSON.parse(text) as { signatures: unknown[] }
    envelope.signatures.pop()
    return JSON.stringify(envelope)
  })
  await expectRefused(one, 'statement')
})

it('refuses the same signature twice', async () => {
  const twice = await withEntry(packet, ENTRY.statement, (text) =>
    text.replace(/"signatures":\[(.*)\]/, '"signatures":[$1,$1]'),
  )
  await expectRefused(twice, 'statement')
})

it('refuses another payloadType', async () => {
  const other = await withEntry(packet, ENTRY.statement, (text) =>
    text.replace('application/vnd.in-toto+json', 'application/vnd.in-toto+jsom'),
  )
  await expectRefused(other, 'statement', 'signature')
})

it.each([
  ['a space', (text: string) => text.replace('{', '{ ')],
  ['a field', (text: string) => text.replace('{', '{"note":"x",')],
  [
    'another order',
    (text: string) => text.replace(/^\{("payload":"[^"]*"),("payloadType":"[^"]*")/, '{$2,$1'),
  ],
  ['url-safe base64', (text: string) => text.replace('+', '-')],
])('refuses an envelope with %s, which the signature would not notice', async (_, change) => {
  const text = textOf(entries, ENTRY.statement)
  expect(change(text)).not.toBe(text)
  expect(failing(await verify(await withEntry(packet, ENTRY.statement, change)))).toContain('statement')
})

it('refuses a statement that is not canonical, names an entry twice, or is of another kind, though signed', async () => {
  for (const change of [
    (statement: object) => ({ ...statement, predicateType: 'https://slsa.dev/provenance/v1' }),
    (statement: { subject: unknown[] }) => ({
      ...statement,
      subject: [...statement.subject, statement.subject[0]],
    }),
  ])
    expect(failing(await verify(await reseal(packet, [AUDITOR.signer], change)))).toContain('statement')
})

it('refuses keys that were swapped', async () => {
  const both = await seal(packetContents(1), [AUDITOR.signer, STRANGER.signer])
  const apart = await takeApart(both)
  const [first, second] = apart.filter(([name]) => name.startsWith('keys/'))
  const swapped = apart.map(([name, data]) =>
    name === first![0]
      ? ([name, second![1]] as const)
      : name === second![0]
        ? ([name, first![1]] as const)
        : ([name, data] as const),
  )
  await expectRefused(putTogether(swapped), 'keys', 'entries')
})

it('refuses an envelope nested without end', async () => {
  const deep = await withEntry(packet, ENTRY.statement, () => '['.repeat(1_000_000))
  await expectRefused(deep, 'statement', 'signature')
})

it('refuses a key that sealed nothing, though the statement lists it', async () => {
  const both = await seal(packetContents(1), [AUDITOR.signer, STRANGER.signer])
  const keys = (await takeApart(both)).filter(([name]) => name.startsWith('keys/'))
  const alone = (await takeApart(await seal(packetContents(1)))).filter(([name]) => !name.startsWith('keys/'))
  const sealed = await reseal(
    putTogether(sorted([...alone, ...keys])),
    [AUDITOR.signer],
    (statement) => statement,
    'keep-keys',
  )
  await expectRefused(sealed, 'keys')
})

it('tells a signature that was added afterwards, and does not take it for one that holds', async () => {
  const added = await withEntry(packet, ENTRY.statement, (text) => {
    const envelope = JSON.parse(text) as { payload: string; payloadType: string; signatures: object[] }
    envelope.signatures.push({ keyid: `sha256:${'0'.repeat(64)}`, sig: Buffer.alloc(64).toString('base64') })
    return canonicalJson(envelope)
  })
  const report = await verify(added)
  expect(report.signers.map(({ holds }) => holds)).toEqual([true, false])
  expect(report.checks.filter(({ id }) => id === 'signature').map(({ result }) => result)).toEqual([
    'holds',
    'not-checked',
  ])
  expect(report.limits.join('\n')).toContain('a key that is not at hand')
})

it('does not take a key of the packet for trust, whatever its file is called', async () => {
  const report = await verify(packet, { trusted: [] })
  expect(report.result).toBe('untrusted')
  expect(failing(report)).toEqual([])
})
