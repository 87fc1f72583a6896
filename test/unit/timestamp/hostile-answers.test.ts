import { webcrypto } from 'node:crypto'
import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { timestampReader } from '../../../shared/timestamp/read-timestamp.ts'
import { answer } from '../../fixtures/tsa/answers.ts'
import { makeTsa, type Tsa } from '../../fixtures/tsa/tsa.ts'

const read = timestampReader(webcrypto)
const bytes = Buffer.from('the bytes of a signature')
let tsa: Tsa
let good: Uint8Array

beforeAll(async () => {
  tsa = await makeTsa({ name: 'Test TSA' })
  good = await answer(tsa, { bytes })
})

async function problemOf(hostile: Uint8Array): Promise<string> {
  const found = await read(hostile, { bytes, authorities: [tsa.root] })
  return found.result === 'does-not-hold' ? found.problem : found.result
}

/** Element in element, `depth` deep, each with its right length. */
function nested(tag: number, depth: number): Buffer {
  let inner = Buffer.alloc(0)
  for (let at = 0; at < depth; at += 1) {
    const { length } = inner
    const head = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 255]
    inner = Buffer.concat([Buffer.from(length > 127 && length < 256 ? [tag, 0x81, length] : head), inner])
  }
  return inner
}

it('refuses one that is cut short, at whichever byte', async () => {
  for (let length = 0; length < good.length; length += 41)
    expect(await problemOf(good.subarray(0, length))).toMatch(/no whole DER|not one element/)
})

it('refuses one with bytes after its end', async () => {
  expect(await problemOf(Buffer.concat([good, Buffer.from([5, 0])]))).toMatch(/not one element/)
})

it('refuses one that is nested deep, without going down', async () => {
  expect(await problemOf(nested(0x30, 10_000))).toMatch(/nested deeper/)
  // Octet strings in octet strings are content to DER, and unpacked by the library within its bounds.
  expect(await problemOf(nested(0x04, 10_000))).toMatch(/no answer/)
})

it('refuses one that is huge, or of many elements', async () => {
  expect(await problemOf(Buffer.alloc(70_000))).toMatch(/larger than 65536/)
  const many = Buffer.alloc(60_000)
  for (let at = 0; at < many.length; at += 2) many[at] = 5
  expect(await problemOf(many)).toMatch(/more than 10000 elements|not one element/)
})

it('refuses indefinite lengths, long ones and tags that DER has elsewhere', async () => {
  expect(await problemOf(Buffer.from([0x30, 0x80, 0, 0]))).toMatch(/no whole DER/)
  expect(await problemOf(Buffer.from([0x30, 0x81, 1, 0]))).toMatch(/no whole DER/)
  expect(await problemOf(Buffer.from([0x3f, 0x81, 1, 0]))).toMatch(/a tag that nothing/)
})

it('never rejects and never holds, whichever byte of it is changed to what', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (place, by) => {
      const changed = Uint8Array.from(good)
      const at = place % changed.length
      changed[at] = (changed[at] ?? 0) ^ by
      const found = await read(changed, { bytes, authorities: [tsa.root] })
      // Bytes that nobody signed may change: of certificates between, of what says who signs. Never what was signed.
      if (found.result !== 'does-not-hold') expect(found.stamp.time).toBe('2026-07-02T09:30:00Z')
    }),
    { numRuns: 150 },
  )
})
