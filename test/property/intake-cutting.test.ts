import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { IntakePool } from '../../electron/engine-host/intake-pool.ts'
import type { Cut } from '../../shared/intake/lines/cut.ts'
import { cutChunks } from '../../shared/intake/lines/cut-chunks.ts'
import { readChunkHere } from '../../shared/intake/lines/read-chunk-here.ts'
import { lineEnds } from '../../shared/intake/lines/line-ends.ts'
import { cutsSeen, inPieces, stopped } from '../fixtures/cuts.ts'
import { linesOf, quarantineOf, readAll, record, someFolder } from '../fixtures/intake-evidence.ts'

const MIB = 1024 * 1024

/** Texts long enough to be cut: their lines, and how long each is made. */
const Text = fc
  .array(
    fc.record({
      line: fc.constantFrom('', '\r', ' ', '{}', record('a'), 'é\u{1f600}', '{"id":', '\u{feff}'),
      terminator: fc.constantFrom('\n', '\r\n'),
      times: fc.constantFrom(1, 2, 7, 70_000),
      pad: fc.constantFrom(0, 0, 0, 3 * MIB, 17 * MIB),
    }),
    { maxLength: 6 },
  )
  .map((parts) =>
    Buffer.concat(
      parts.map(({ line, terminator, times, pad }) =>
        Buffer.from(
          pad === 0 ? `${line}${terminator}`.repeat(times) : `${line}${'x'.repeat(pad)}${terminator}`,
        ),
      ),
    ),
  )
  .chain((text) =>
    fc.integer({ min: 0, max: 3 }).map((less) => text.subarray(0, Math.max(0, text.length - less))),
  )

async function cutsOf(text: Buffer, sizes: readonly number[], offset = 0) {
  return cutsSeen(linesCounted(cutChunks(inPieces(text, sizes), offset)), text)
}

/** Expects each chunk to have as many lines as it says. */
async function* linesCounted(cuts: AsyncIterable<Cut>): AsyncGenerator<Cut> {
  for await (const cut of cuts) {
    if (cut.kind === 'chunk') expect(lineEnds(cut.bytes)).toHaveLength(cut.lines)
    yield cut
  }
}

describe('a text cut into chunks', () => {
  it('is cut in the same places however it comes, and from any cut on', async () => {
    await fc.assert(
      fc.asyncProperty(
        Text,
        fc.array(fc.integer({ min: 60_000, max: 6 * MIB }), { minLength: 1, maxLength: 3 }),
        fc.nat(),
        async (text, sizes, pick) => {
          const whole = await cutsOf(text, [MIB])
          expect(await cutsOf(text, sizes)).toEqual(whole)
          const { from, offset } = stopped(whole, pick)
          expect(await cutsOf(text.subarray(offset), sizes, offset)).toEqual(whole.slice(from))
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)

  it('has the lines that splitting it gives', async () => {
    await fc.assert(
      fc.asyncProperty(Text, async (text) => {
        using folder = someFolder()
        const { batches, end } = await readAll(folder.write('x', text))
        const expected = text
          .toString('latin1')
          .replace(/^\u{ef}\u{bb}\u{bf}/u, '')
          .split('\n')
        if (expected.at(-1) === '') expected.pop()
        // A BOM alone is a line, without content.
        if (text.length === 3 && expected.length === 0) expected.push('')
        const lines = linesOf(batches).map((line) => line.text)
        const wanted = expected.map((line, at) =>
          at < expected.length - 1 || text.at(-1) === 10 ? line.replace(/\r$/, '') : line,
        )
        expect(lines).toHaveLength(wanted.length)
        expect(lines.every((line, at) => line === wanted[at])).toBe(true)
        expect(end.accepted + end.quarantined + end.blank).toBe(end.lines)
        const offsets = quarantineOf(batches).map(({ byteOffset, bytes }) =>
          text.subarray(byteOffset, byteOffset + bytes),
        )
        const refused = linesOf(batches).filter(({ kind }) => kind === 'quarantined')
        expect(offsets.every((bytes, at) => bytes.toString('latin1') === refused[at]!.text)).toBe(true)
      }),
      { numRuns: 15 },
    )
  }, 60_000)
})

describe('an import', () => {
  const pool = new IntakePool(2)
  afterAll(async () => pool.close())
  const text = Array.from({ length: 90_000 }, (_, at) =>
    at % 1000 === 7
      ? `nope ${at}`
      : record(`e-${at}`, { outcome: { value: 'permit' }, stream: { id: `s-${at % 3}`, seq: at } }),
  ).join('\n')

  it('is the same read by workers as read here, batch for batch', async () => {
    using folder = someFolder()
    const path = folder.write('x', text)
    const here = await readAll(path, { reader: readChunkHere })
    const there = await readAll(path, { reader: pool })
    expect(here.batches.length).toBeGreaterThan(3)
    expect(there.end).toEqual(here.end)
    expect(there.batches.map(comparable)).toEqual(here.batches.map(comparable))
  })

  it('goes on from any batch with the batches that an import gives which never stopped', async () => {
    using folder = someFolder()
    const path = folder.write('x', text)
    const whole = await readAll(path)
    for (const [at, { state }] of whole.batches.entries()) {
      const rest = await readAll(path, { resume: state })
      expect(rest.end).toEqual(whole.end)
      expect(rest.batches.map(comparable)).toEqual(whole.batches.slice(at + 1).map(comparable))
    }
  })

  it('does not go on with another file, or a shorter one', async () => {
    using folder = someFolder()
    const { batches } = await readAll(folder.write('x', text))
    const resume = batches[1]!.state
    for (const other of [`{${text.slice(1).replace('e-0', 'e-9')}`, text.slice(0, resume.textBytes - 1), ''])
      await expect(readAll(folder.write('y', other), { resume })).rejects.toMatchObject({
        code: 'SOURCE_CHANGED',
      })
  })
})

/** A batch as plain values: typed arrays by their bytes. */
function comparable(batch: object): unknown {
  return JSON.parse(
    JSON.stringify(batch, (_, value: unknown) =>
      ArrayBuffer.isView(value)
        ? createHash('sha256')
            .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
            .digest('hex')
        : (value as { type?: string; data?: number[] })?.type === 'Buffer'
          ? createHash('sha256')
              .update(Uint8Array.from((value as { data: number[] }).data))
              .digest('hex')
          : value,
    ),
  )
}
