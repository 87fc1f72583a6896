import { deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { ENTRY } from '../../shared/model/packet.ts'
import { readDirectory } from '../../shared/verify/container/directory.ts'
import { packetContents } from '../fixtures/packet-contents.ts'
import { expectRefused } from '../fixtures/packet-refusals.ts'
import { type Entries, putTogether, reseal, sorted, takeApart, textOf } from '../fixtures/packet-surgery.ts'
import { AUDITOR, failing, seal, sourceOf, verify } from '../fixtures/packet-tools.ts'

let packet: Buffer
let entries: Entries

beforeAll(async () => {
  packet = await seal(packetContents(4))
  entries = await takeApart(packet)
})

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
