import { deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { ENTRY } from '../../shared/model/packet.ts'
import { encodeHex } from '../../shared/proof/hex.ts'
import { leafHash } from '../../shared/proof/merkle-hash.ts'
import { CHECKS } from '../../shared/verify/check-texts.ts'
import { readDirectory } from '../../shared/verify/container/directory.ts'
import { packetContents } from '../fixtures/packet-contents.ts'
import { sha256 } from '../fixtures/packet-keys.ts'
import {
  type Entries,
  putTogether,
  reseal,
  sorted,
  takeApart,
  textOf,
  withEntry,
} from '../fixtures/packet-surgery.ts'
import { AUDITOR, failing, seal, sourceOf, STRANGER, verify } from '../fixtures/packet-tools.ts'

let packet: Buffer
let entries: Entries
/** What every corruption here leaves: a whole report. */
const checksListed = Object.keys(CHECKS).filter((id) => !id.includes('.'))

beforeAll(async () => {
  packet = await seal(packetContents(4))
  entries = await takeApart(packet)
})

async function expectRefused(corrupted: Uint8Array, ...checks: readonly string[]): Promise<void> {
  const report = await verify(corrupted)
  expect(report.result).toBe('invalid')
  expect(failing(report)).toEqual(checks)
  expect([...new Set(report.checks.map(({ id }) => id))]).toEqual(checksListed)
}

function editedLines(text: string, edit: (lines: string[]) => void): string {
  const lines = text.split('\n')
  edit(lines)
  return lines.join('\n')
}

it('accepts the packet as it was sealed', async () => {
  const report = await verify(packet)
  expect(report.result).toBe('valid')
  expect(failing(report)).toEqual([])
})

describe('any one byte changed', () => {
  it('fails the archive check where the byte is of the container', async () => {
    const { entries: listed, offset } = await readDirectory(sourceOf(packet))
    const framing: number[] = []
    for (const { name, size, offset: start } of listed) {
      const data = start + 30 + name.length
      for (let at = start; at < data; at++) framing.push(at)
      for (let at = data + size; at < data + size + 16; at++) framing.push(at)
    }
    for (let at = offset; at < packet.length; at++) framing.push(at)
    expect(framing.length).toBeGreaterThan(1500)
    for (const at of framing) {
      const report = await verify(flipped(packet, at))
      expect(failing(report), `byte ${at}`).toContain('archive')
    }
  })

  it('fails the statement or its signature where the byte is of the statement', async () => {
    const start = packet.indexOf(textOf(entries, ENTRY.statement))
    const end = start + textOf(entries, ENTRY.statement).length
    for (let at = start; at < end; at += 3) {
      const failed = failing(await verify(flipped(packet, at)))
      expect(
        failed.includes('statement') || failed.includes('signature'),
        `byte ${at}: ${failed.join()}`,
      ).toBe(true)
    }
  })

  it('fails the entry digests where the byte is of any other entry', async () => {
    for (const [name, data] of entries) {
      if (name === ENTRY.statement) continue
      const start = packet.indexOf(data)
      for (let at = start; at < start + data.length; at += Math.max(1, Math.floor(data.length / 40)))
        expect(failing(await verify(flipped(packet, at))), `byte ${at} of ${name}`).toContain('entries')
    }
  })
})

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at]! ^= 1 << (at % 8)
  return changed
}

describe('entries', () => {
  it('names an entry that was added', async () => {
    const added = putTogether(sorted([...entries, ['evidence/extra.ndjson', Buffer.from('{}\n')]]))
    await expectRefused(added, 'entries')
    expect((await verify(added)).checks.find(({ id }) => id === 'entries')?.detail).toContain('extra.ndjson')
  })

  it('names an entry that was removed', async () => {
    await expectRefused(putTogether(entries.filter(([name]) => name !== ENTRY.report)), 'entries')
  })

  it('refuses two entries whose contents were swapped', async () => {
    const swapped = entries.map(([name, data]) =>
      name === ENTRY.review
        ? ([name, Buffer.from(textOf(entries, ENTRY.report))] as const)
        : name === ENTRY.report
          ? ([name, Buffer.from(textOf(entries, ENTRY.review))] as const)
          : ([name, data] as const),
    )
    await expectRefused(putTogether(swapped), 'entries', 'review')
  })

  it('refuses an entry that was renamed', async () => {
    const renamed = entries.map(
      ([name, data]) => [name === ENTRY.report ? 'repork.html' : name, data] as const,
    )
    await expectRefused(putTogether(sorted(renamed)), 'entries')
  })

  it('refuses a second entry of one name', async () => {
    const twice = entries.flatMap(([name, data]) =>
      name === ENTRY.report
        ? [[name, data] as const, [name, Buffer.from('<p>other</p>')] as const]
        : [[name, data] as const],
    )
    await expectRefused(putTogether(twice), 'archive')
  })

  it('refuses entries that are not sorted', async () => {
    await expectRefused(putTogether(entries.toReversed()), 'archive')
  })

  it.each(['../evil', '/etc/passwd', 'C:/evil', 'a\\b', 'a//b', 'a/./b', '.hidden', 'a\u0000b', 'é.txt'])(
    'refuses the name %j, even signed',
    async (name) => {
      const signed = await reseal(putTogether(sorted([...entries, [name, Buffer.from('x')]])), [
        AUDITOR.signer,
      ])
      expect(failing(await verify(signed))).toContain('archive')
    },
  )
})

describe('container', () => {
  it('refuses bytes after the archive', async () => {
    await expectRefused(Buffer.concat([packet, Buffer.from('x')]), 'archive')
  })

  it('refuses bytes before the archive', async () => {
    expect(failing(await verify(Buffer.concat([Buffer.from('#!/bin/sh\n'), packet])))).toContain('archive')
  })

  it('refuses a comment', async () => {
    const commented = Buffer.concat([packet, Buffer.from('hello')])
    commented.writeUInt16LE(5, packet.length - 2)
    await expectRefused(commented, 'archive')
  })

  it('refuses a file cut short, at any length', async () => {
    for (const length of [0, 1, 21, 22, 1000, packet.length - 1])
      expect((await verify(packet.subarray(0, length))).result).toBe('invalid')
  })

  it('refuses a link in the place of a file', async () => {
    const { offset } = await readDirectory(sourceOf(packet))
    const linked = Buffer.from(packet)
    linked.writeUInt32LE((0o120777 << 16) >>> 0, offset + 38)
    await expectRefused(linked, 'archive')
  })

  it('refuses an encrypted entry, and still runs the other checks', async () => {
    const { offset } = await readDirectory(sourceOf(packet))
    const encrypted = Buffer.from(packet)
    encrypted.writeUInt16LE(0x0809, offset + 8)
    await expectRefused(encrypted, 'archive', 'entries', 'custody')
  })

  it('refuses an entry that lies over another', async () => {
    const { entries: listed, offset } = await readDirectory(sourceOf(packet))
    const overlapping = Buffer.from(packet)
    const second = offset + 46 + listed[0]!.name.length
    overlapping.writeUInt32LE(0, second + 42)
    expect(failing(await verify(overlapping))).toContain('archive')
  })

  it('says the same of equal content that another tool packed', async () => {
    await expectRefused(packedElsewhere(entries), 'archive')
  })

  it('refuses a bomb without inflating it', async () => {
    const bomb = deflateRawSync(Buffer.alloc(512 << 20), { level: 9 })
    const before = process.memoryUsage().rss
    const start = Date.now()
    const report = await verify(packedElsewhere([[ENTRY.custody, bomb]], 512 << 20))
    expect(failing(report)).toEqual(expect.arrayContaining(['archive', 'custody']))
    expect(Date.now() - start).toBeLessThan(5_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(256 << 20)
  })

  it('refuses a million tiny entries before it reads one', async () => {
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(0xffff, 10)
    const report = await verify(Buffer.concat([Buffer.alloc(1 << 20), end]))
    expect(failing(report)).toEqual(['archive'])
    expect(report.checks[0]?.detail).toContain('more than 20000')
  })
})

/** Deflated by level 6, as most tools do; `size` where the data is deflated already. */
function packedElsewhere(given: Entries, size?: number): Buffer {
  const plain = putTogether(
    given.map(([name, data]) => [name, size === undefined ? deflateRawSync(data) : data]),
  )
  let at = plain.readUInt32LE(plain.length - 6)
  for (const [name, data] of given) {
    plain.writeUInt16LE(8, at + 10)
    plain.writeUInt32LE(size ?? data.length, at + 24)
    if (size === undefined) plain.writeUInt32LE(crcOf(data), at + 16)
    at += 46 + name.length
  }
  return plain
}

function crcOf(data: Buffer): number {
  return putTogether([['x', data]]).readUInt32LE(31 + data.length + 4)
}

describe('statement and signatures', () => {
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
})

/** What somebody who holds the trusted key could seal: digests and signature hold, and the content does not. */
describe('content that was sealed wrong', () => {
  async function expectSealedWrong(
    name: string,
    change: (text: string) => string,
    ...checks: readonly string[]
  ) {
    const changed = await withEntry(packet, name, change)
    expect(textOf(await takeApart(changed), name)).not.toBe(textOf(entries, name))
    await expectRefused(await reseal(changed, [AUDITOR.signer]), ...checks)
  }

  it('refuses a proof that was moved to another record', async () => {
    await expectSealedWrong(
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
    await expectSealedWrong(ENTRY.proofs, (text) => text.replace('"size":12', '"size":11'), 'proofs')
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
    await expectSealedWrong(ENTRY.proofs, drop, 'proofs')
    await expectSealedWrong(ENTRY.records, drop, 'manifest', 'proofs', 'decisions')
  })

  it('refuses a record that stands twice', async () => {
    await expectSealedWrong(
      ENTRY.records,
      (text) => editedLines(text, (lines) => void lines.splice(1, 0, lines[0]!)),
      'records',
      'proofs',
    )
  })

  it('refuses a decision that cites a record that is not there', async () => {
    await expectSealedWrong(ENTRY.decisions, (text) => text.replace('"s1:1"', '"s1:3"'), 'decisions')
  })

  it('refuses a decision that stands twice, and one that was left out', async () => {
    await expectSealedWrong(
      ENTRY.decisions,
      (text) => editedLines(text, (lines) => void lines.splice(1, 0, lines[0]!)),
      'decisions',
    )
    await expectSealedWrong(
      ENTRY.decisions,
      (text) => editedLines(text, (lines) => void lines.splice(0, 1)),
      'manifest',
      'findings',
    )
  })

  it('refuses findings that were left out, invented, or made lighter', async () => {
    await expectSealedWrong(
      ENTRY.findings,
      (text) => editedLines(text, (lines) => void lines.splice(2, 1)),
      'manifest',
      'findings',
    )
    await expectSealedWrong(
      ENTRY.findings,
      (text) => text.replace('"ruleId":"RP-01"', '"ruleId":"RP-05"'),
      'findings',
    )
    await expectSealedWrong(
      ENTRY.findings,
      (text) => text.replace('"level":"error","message"', '"level":"note","message"'),
      'findings',
    )
    await expectSealedWrong(
      ENTRY.findings,
      (text) =>
        text.replace('"suppressions":[{"kind":"external"', '"suppressions":[],"x":[{"kind":"external"'),
      'findings',
    )
  })

  it('refuses a custody log with an entry changed, taken out or cut off at its start', async () => {
    await expectSealedWrong(ENTRY.custody, (text) => text.replace('m.okafor', 'm.okafar'), 'custody')
    await expectSealedWrong(
      ENTRY.custody,
      (text) => editedLines(text, (lines) => void lines.splice(1, 1)),
      'custody',
    )
    await expectSealedWrong(
      ENTRY.custody,
      (text) => editedLines(text, (lines) => void lines.splice(0, 1)),
      'custody',
    )
  })

  it('refuses a manifest that counts otherwise, names another period, or states no limits', async () => {
    await expectSealedWrong(
      ENTRY.manifest,
      (text) => text.replace('"decisions": 4', '"decisions": 5'),
      'manifest',
    )
    await expectSealedWrong(
      ENTRY.manifest,
      (text) => text.replace('2026-05-04T02:13', '2026-05-04T02:12'),
      'manifest',
    )
    await expectSealedWrong(
      ENTRY.manifest,
      (text) => text.replace(/"limits": \[[^\]]*\]/, '"limits": []'),
      'manifest',
      'limits',
    )
  })

  it('refuses a policy file that was changed', async () => {
    await expectSealedWrong(
      'policies/02-policies/role-assignment/2026.05.2/policy.cedar',
      (text) => text.replace('<= 40', '<= 90'),
      'definitions',
    )
  })

  it.each([
    ['nested without end', '['.repeat(5_000_000)],
    ['not UTF-8', '\u{fffd}'],
    ['a key twice', '{"source":1,"source":2,"index":0,"raw":"x"}\n'],
    ['a number that is none', '{"source":1e999,"index":0,"raw":"x"}\n'],
    ['__proto__', '{"source":1,"index":0,"raw":"x","__proto__":{"raw":"y"}}\n'],
    ['no end of line', '{"source":1,"index":1,"raw":"x"}'],
  ])('refuses records with %s in bounded time', async (_, text) => {
    const start = Date.now()
    const changed = putTogether(
      entries.map(([name, data]) => [
        name,
        name === ENTRY.records ? Buffer.from(text, text === '\u{fffd}' ? 'latin1' : 'utf8') : data,
      ]),
    )
    expect(failing(await verify(await reseal(changed, [AUDITOR.signer])))).toContain('records')
    expect(Date.now() - start).toBeLessThan(5_000)
  })
})
