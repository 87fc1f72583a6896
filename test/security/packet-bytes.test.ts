import { assert, asyncProperty, nat } from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { ENTRY } from '../../shared/model/packet.ts'
import { readDirectory } from '../../shared/verify/container/directory.ts'
import { packetContents } from '../fixtures/packet-contents.ts'
import { flipped } from '../fixtures/packet-refusals.ts'
import { type Entries, takeApart, textOf } from '../fixtures/packet-surgery.ts'
import { failing, seal, sourceOf, verify } from '../fixtures/packet-tools.ts'

let packet: Buffer
let entries: Entries

beforeAll(async () => {
  packet = await seal(packetContents(4))
  entries = await takeApart(packet)
})

it('accepts the packet as it was sealed', async () => {
  const report = await verify(packet)
  expect(report.result).toBe('valid')
  expect(failing(report)).toEqual([])
})

it('refuses any packet in which any one bit of any one byte is turned', async () => {
  await assert(
    asyncProperty(nat(packet.length - 1), nat(7), async (at, bit) => {
      const report = await verify(flipped(packet, at, bit))
      expect(report.result, `bit ${bit} of byte ${at}`).toBe('invalid')
    }),
    { numRuns: 800 },
  )
})

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
  for (let at = start; at < end; at += 1) {
    const failed = failing(await verify(flipped(packet, at)))
    expect(failed.includes('statement') || failed.includes('signature'), `byte ${at}: ${failed.join()}`).toBe(
      true,
    )
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
