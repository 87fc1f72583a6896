import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutLists } from '../../shared/intake/lines/cut-chunks.ts'
import { cutsSeen, inPieces, stopped } from '../fixtures/cuts.ts'

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

async function cutsOf(text: Buffer<ArrayBuffer>, sizes: readonly number[], from = 0) {
  return cutsSeen(cutLists(inPieces(text, sizes), from, KEYS), text, text.subarray(0, from))
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
        const { from, offset } = stopped(whole, pick)
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
