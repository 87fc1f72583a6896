import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Cut } from '../../shared/intake/lines/cut.ts'
import { cutLists } from '../../shared/intake/lines/cut-chunks.ts'

const MIB = 1024 * 1024
const KEYS = ['Records', 'Events']

const PARTS = [
  '[',
  ']',
  '{"Records":[',
  '}',
  '{"a":"\\"]"}',
  '{"b":[1,{}]}',
  '17',
  '"x"',
  ',',
  ' ',
  '{"NextToken":"t",',
  '"Records" :\n[',
]

/** Texts in lists, sound and broken, with elements and gaps of these sizes. */
function texts(times: readonly number[], pads: readonly number[]) {
  const part = fc.record({
    part: fc.constantFrom(...PARTS),
    times: fc.constantFrom(...times),
    pad: fc.constantFrom(...pads),
  })
  return fc
    .array(part, { maxLength: 8 })
    .map((parts) =>
      Buffer.concat(
        parts.map(({ part: text, times: count, pad }) =>
          Buffer.from(pad === 0 ? text.repeat(count) : `{"p":"${'y'.repeat(pad)}"}`),
        ),
      ),
    )
}

async function* inPieces(text: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length]!
    yield Uint8Array.from(text.subarray(at, at + size))
    at += size
  }
}

async function cutsOf(text: Buffer, sizes: readonly number[], from = 0) {
  const cuts: {
    readonly kind: Cut['kind']
    readonly bytes: number
    readonly sha: string
    readonly lines: number
  }[] = []
  const whole = createHash('sha256').update(text.subarray(0, from))
  for await (const cut of cutLists(inPieces(text, sizes), from, KEYS)) {
    whole.update(cut.bytes)
    const sha = createHash('sha256').update(cut.kind === 'chunk' ? cut.spans! : cut.record)
    const lines = cut.kind === 'chunk' ? cut.lines : Number(cut.last)
    cuts.push({ kind: cut.kind, bytes: cut.bytes.length, sha: sha.digest('hex'), lines })
  }
  expect(whole.digest('hex')).toBe(createHash('sha256').update(text).digest('hex'))
  return cuts
}

it('cuts a text in lists in the same places however it comes, and from any cut on', async () => {
  await fc.assert(
    fc.asyncProperty(
      texts([1, 1, 3, 70_000], [0, 0, 0, 3 * MIB, 17 * MIB]),
      fc.array(fc.integer({ min: 30_000, max: 6 * MIB }), { minLength: 1, maxLength: 3 }),
      fc.nat(),
      async (text, sizes, pick) => {
        const whole = await cutsOf(text, [MIB])
        expect(await cutsOf(text, sizes)).toEqual(whole)
        const ends = whole.map((_, at) => at + 1).filter((at) => whole[at - 1]!.lines > 0)
        const from = ends[pick % Math.max(1, ends.length)] ?? 0
        const offset = whole.slice(0, from).reduce((sum, { bytes }) => sum + bytes, 0)
        expect(await cutsOf(text, sizes, offset)).toEqual(whole.slice(from))
      },
    ),
    { numRuns: 12 },
  )
}, 60_000)

it('takes small texts apart in the same way byte by byte', async () => {
  await fc.assert(
    fc.asyncProperty(texts([1, 2], [0]), async (text) => {
      expect(await cutsOf(text, [1])).toEqual(await cutsOf(text, [MIB]))
    }),
    { numRuns: 60 },
  )
})
