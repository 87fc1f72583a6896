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

  it.each([
    '../evil',
    '/etc/passwd',
    'C:/evil',
    'a\\b',
    'a//b',
    'a/./b',
    '.hidden',
    'a.',
    'NUL.txt',
    'x/con',
    'a\u0000b',
    'é.txt',
  ])('refuses the name %j, even signed', async (name) => {
    const signed = await reseal(putTogether(sorted([...entries, [name, Buffer.from('x')]])), [AUDITOR.signer])
    expect(failing(await verify(signed))).toContain('archive')
  })
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

describe('room between the entries', () => {
  /** The packet with bytes put in before the entry of this number, every offset moved along. */
  async function withGap(before: number): Promise<Buffer> {
    const { entries: listed, offset } = await readDirectory(sourceOf(packet))
    const hidden = Buffer.from('hidden')
    const at = listed[before]?.offset ?? offset
    const moved = Buffer.concat([packet.subarray(0, at), hidden, packet.subarray(at)])
    let record = offset + hidden.length
    for (const [place, { name, offset: start }] of listed.entries()) {
      if (place >= before) moved.writeUInt32LE(start + hidden.length, record + 42)
      record += 46 + name.length
    }
    moved.writeUInt32LE(offset + hidden.length, moved.length - 6)
    return moved
  }

  it.each([
    ['before the first entry', 0],
    ['between two entries', 3],
    ['before the central directory', 99],
  ])('refuses bytes %s that no reader of ZIPs would notice', async (_, before) => {
    await expectRefused(await withGap(before), 'archive')
  })

  it('refuses an extra field, which may hold anything', async () => {
    const { entries: listed, offset } = await readDirectory(sourceOf(packet))
    const end = offset + 46 + listed[0]!.name.length
    const extra = Buffer.from([0xfe, 0xca, 2, 0, 0x68, 0x69])
    const padded = Buffer.concat([packet.subarray(0, end), extra, packet.subarray(end)])
    padded.writeUInt16LE(extra.length, offset + 30)
    padded.writeUInt32LE(padded.readUInt32LE(padded.length - 10) + extra.length, padded.length - 10)
    await expectRefused(padded, 'archive')
  })

  it('refuses names that are one where case does not count', async () => {
    const twins = await reseal(putTogether(sorted([...entries, ['REVIEW.json', Buffer.from('{}')]])), [
      AUDITOR.signer,
    ])
    await expectRefused(twins, 'archive')
  })

  it('refuses an entry whose name is not UTF-8', async () => {
    const { entries: listed, offset } = await readDirectory(sourceOf(packet))
    const bad = Buffer.from(packet)
    bad[offset + 46] = 0xff
    bad[listed[0]!.offset + 30] = 0xff
    await expectRefused(bad, 'archive', 'entries', 'custody')
  })
})

describe('numbers that lie', () => {
  /** A ZIP64 end of central directory that says what it likes. */
  function wide(data: Buffer, says: { entries: bigint; size: bigint; offset: bigint }): Buffer {
    const end = Buffer.alloc(56 + 20 + 22)
    end.writeUInt32LE(0x06064b50, 0)
    end.writeBigUInt64LE(44n, 4)
    end.writeBigUInt64LE(says.entries, 24)
    end.writeBigUInt64LE(says.entries, 32)
    end.writeBigUInt64LE(says.size, 40)
    end.writeBigUInt64LE(says.offset, 48)
    end.writeUInt32LE(0x07064b50, 56)
    end.writeBigUInt64LE(BigInt(data.length), 64)
    end.writeUInt32LE(0x06054b50, 76)
    end.fill(0xff, 84, 96)
    return Buffer.concat([data, end])
  }

  it.each([
    ['10^6 entries', { entries: 1_000_000n, size: 46_000_000n, offset: 0n }, 'more than 20000'],
    ['2^64 - 1 entries', { entries: 2n ** 64n - 1n, size: 0n, offset: 0n }, 'more than 20000'],
    ['a directory of 2^63 bytes', { entries: 1n, size: 2n ** 63n, offset: 0n }, 'beyond the limit'],
    ['a directory at byte 2^63', { entries: 1n, size: 46n, offset: 2n ** 63n }, 'beyond its end'],
    ['entries that are not there', { entries: 9_999n, size: 0n, offset: 0n }, 'breaks off at record 1'],
  ])('refuses %s without looking for them', async (_, says, words) => {
    const report = await verify(wide(Buffer.alloc(1_000), says))
    expect(failing(report)).toEqual(['archive'])
    expect(report.checks[0]?.detail).toContain(words)
  })

  it('refuses ZIP64 where no number needs it', async () => {
    const { offset, size, entries: listed } = await readDirectory(sourceOf(packet))
    const says = { entries: BigInt(listed.length), size: BigInt(size), offset: BigInt(offset) }
    await expectRefused(wide(packet.subarray(0, offset + size), says), 'archive')
  })

  it.each([0, 1, 0x7fff_ffff, 0xffff_fffe])('refuses an entry that says it has %i bytes', async (says) => {
    const { offset } = await readDirectory(sourceOf(packet))
    for (const field of [20, 24]) {
      const lying = Buffer.from(packet)
      lying.writeUInt32LE(says, offset + field)
      expect(failing(await verify(lying))).toContain('archive')
    }
  })

  it('refuses a line beyond the limit, in bounded time', async () => {
    const line = Buffer.alloc((100 << 20) + 2, 0x78)
    const start = Date.now()
    const long = putTogether(entries.map(([name, data]) => [name, name === ENTRY.custody ? line : data]))
    const report = await verify(long)
    expect(report.checks.find(({ id }) => id === 'custody')?.detail).toContain('a line beyond the limit')
    expect(failing(report)).toEqual(['entries', 'custody'])
    expect(Date.now() - start).toBeLessThan(10_000)
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
