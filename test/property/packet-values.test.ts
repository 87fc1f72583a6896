import { assert, asyncProperty, constantFrom, nat } from 'fast-check'
import { expect, it } from 'vitest'
import { ENTRY } from '../../shared/model/packet.ts'
import { packetContents } from '../fixtures/packet-contents.ts'
import { reseal, takeApart, textOf, withEntry } from '../fixtures/packet-surgery.ts'
import { AUDITOR, seal, verify } from '../fixtures/packet-tools.ts'

/** JSON texts that a reader of some kind trips over. */
const HOSTILE = [
  'null',
  '0',
  '-1',
  '1e400',
  '9007199254740993',
  '"\\ud800"',
  '"\\u0000"',
  '"__proto__"',
  '"s1:99999999999999999999"',
  '"2026-13-45T99:99:99Z"',
  '{}',
  '[]',
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '[[[[[[[[[[]]]]]]]]]]',
  `"${'x'.repeat(100_000)}"`,
] as const

const JSON_ENTRIES = [
  ENTRY.custody,
  ENTRY.decisions,
  ENTRY.proofs,
  ENTRY.records,
  ENTRY.sources,
  ENTRY.findings,
  ENTRY.manifest,
  ENTRY.review,
] as const

/** Where a JSON value begins and ends in a text: strings, numbers, words, and whole lists and objects. */
function valuesIn(text: string): readonly (readonly [start: number, end: number])[] {
  const found: [number, number][] = []
  const open: number[] = []
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]|-?\d[\d.eE+-]*|true|false|null/g)) {
    const { index } = match
    const [token] = match
    if (token === '[' || token === '{') open.push(index)
    else if (token === ']' || token === '}') found.push([open.pop() ?? 0, index + 1])
    else found.push([index, index + token.length])
  }
  return found
}

it('gives a report whatever value of whatever entry is another, even where a trusted key sealed it', async () => {
  const packet = await seal(packetContents(2))
  const entries = await takeApart(packet)
  await assert(
    asyncProperty(constantFrom(...JSON_ENTRIES), nat(), constantFrom(...HOSTILE), async (name, at, value) => {
      const text = textOf(entries, name)
      const values = valuesIn(text)
      const [start, end] = values[at % values.length]!
      const changed = await withEntry(packet, name, () => text.slice(0, start) + value + text.slice(end))
      const report = await verify(await reseal(changed, [AUDITOR.signer]))
      expect(['valid', 'invalid']).toContain(report.result)
      expect(report.checks.find(({ id }) => id === 'entries')?.result).toBe('holds')
    }),
    { numRuns: 300 },
  )
})

it('gives a report whatever value of the statement is another', async () => {
  const packet = await seal(packetContents(1))
  const envelope = textOf(await takeApart(packet), ENTRY.statement)
  await assert(
    asyncProperty(nat(), constantFrom(...HOSTILE), async (at, value) => {
      const values = valuesIn(envelope)
      const [start, end] = values[at % values.length]!
      const changed = envelope.slice(0, start) + value + envelope.slice(end)
      const report = await verify(await withEntry(packet, ENTRY.statement, () => changed))
      expect(report.result).toBe('invalid')
    }),
    { numRuns: 100 },
  )
})
