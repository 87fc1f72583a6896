import { beforeAll, it } from 'vitest'
import { ENTRY } from '../../shared/model/packet.ts'
import { encodeHex } from '../../shared/proof/hex.ts'
import { leafHash } from '../../shared/proof/merkle-hash.ts'
import { packetContents } from '../fixtures/packet-contents.ts'
import { sha256 } from '../fixtures/packet-keys.ts'
import { editedLines, expectRefused, expectSealedWrong } from '../fixtures/packet-refusals.ts'
import { type Entries, reseal, takeApart, textOf, withEntry } from '../fixtures/packet-surgery.ts'
import { AUDITOR, seal } from '../fixtures/packet-tools.ts'

let packet: Buffer
let entries: Entries

beforeAll(async () => {
  packet = await seal(packetContents(4))
  entries = await takeApart(packet)
})

it('refuses a proof that was moved to another record', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.proofs,
    (text) =>
      editedLines(text, (lines) => {
        const [first, second] = [JSON.parse(lines[0]!), JSON.parse(lines[1]!)] as Record<string, unknown>[]
        lines[1] = JSON.stringify({ ...first, index: second!['index'] })
      }),
    'proofs',
  )
})

it('refuses two proofs in each other’s place', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.proofs,
    (text) =>
      editedLines(text, (lines) => {
        const first = lines[0]!
        lines[0] = lines[1]!
        lines[1] = first
      }),
    'proofs',
  )
})

it('refuses a packet whose proof is one hash short', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.proofs,
    (text) =>
      editedLines(text, (lines) => {
        const proof = JSON.parse(lines[0]!) as { path: string[] }
        proof.path.pop()
        lines[0] = JSON.stringify(proof)
      }),
    'proofs',
  )
})

it('refuses a proof for a smaller tree', async () => {
  await expectSealedWrong(packet, ENTRY.proofs, (text) => text.replace('"size":12', '"size":11'), 'proofs')
})

it('refuses a record that was edited, its leaf worked out anew', async () => {
  const record = Buffer.from(
    (JSON.parse(textOf(entries, ENTRY.records).split('\n')[0]!) as { raw: string }).raw.replace(
      'workday',
      'workdax',
    ),
  )
  const changed = await withEntry(packet, ENTRY.records, (text) => text.replace('workday', 'workdax'))
  const both = await withEntry(changed, ENTRY.proofs, (text) =>
    text.replace(/"leaf":"[0-9a-f]{64}"/, `"leaf":"${encodeHex(leafHash(sha256, record))}"`),
  )
  await expectRefused(await reseal(both, [AUDITOR.signer]), 'proofs')
  await expectRefused(both, 'entries', 'proofs')
})

it('refuses a record without proof, and a proof without record', async () => {
  const drop = (text: string) => editedLines(text, (lines) => void lines.splice(2, 1))
  await expectSealedWrong(packet, ENTRY.proofs, drop, 'proofs')
  await expectSealedWrong(packet, ENTRY.records, drop, 'manifest', 'proofs', 'decisions', 'findings')
})

it('refuses a record that stands twice', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.records,
    (text) => editedLines(text, (lines) => void lines.splice(1, 0, lines[0]!)),
    'records',
    'proofs',
  )
})

it('refuses a source whose root or size is another', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.sources,
    (text) => text.replace(/"root": "sha256:../, '"root": "sha256:00'),
    'sources.checkpoints',
    'proofs',
  )
  await expectSealedWrong(
    packet,
    ENTRY.sources,
    (text) => text.replace('"records": 12', '"records": 13'),
    'sources.checkpoints',
    'proofs',
  )
  await expectSealedWrong(
    packet,
    ENTRY.sources,
    (text) => text.replace('"records": 12', '"records": 2'),
    'sources.checkpoints',
    'records',
    'proofs',
  )
})

it('refuses sources that change places, and one that is left out', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.sources,
    (text) => JSON.stringify((JSON.parse(text) as unknown[]).toReversed()),
    'sources',
  )
  await expectSealedWrong(
    packet,
    ENTRY.sources,
    (text) => JSON.stringify((JSON.parse(text) as unknown[]).slice(0, 1)),
    'manifest',
    'sources.checkpoints',
    'records',
    'proofs',
  )
})
