import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readChunkHere } from '../../../shared/intake/lines/read-chunk-here.ts'
import { recognise } from '../../../shared/intake/recognise.ts'
import type { EvidenceFormat } from '../../../shared/model/source.ts'
import { linesOf, quarantineOf, readAll, readUntilError, someFolder } from '../../fixtures/intake-evidence.ts'
import { opaEvent } from '../../fixtures/opa-events.ts'

const MIB = 1024 * 1024

async function read(text: string | Uint8Array, format: EvidenceFormat = 'opa-decision-log') {
  using folder = someFolder()
  const path = folder.write('x', text)
  const { batches, end } = await readAll(path, { format })
  return { lines: linesOf(batches), quarantined: quarantineOf(batches), end }
}

const [A, B, C] = ['a', 'b', 'c'].map((id) => JSON.stringify(opaEvent(id))) as [string, string, string]

it.each([
  ['a list', `[${A},${B}]`],
  ['a list over many lines', `\u{feff}[\r\n  ${A} ,\r\n  ${B}\r\n]\r\n`],
  ['lists behind each other, as uploads that were put together', `[${A}]\n[${B}]\n[]`],
  ['a list and records after it', `[${A}]${B}`],
  ['a record a line', `${A}\n${B}\n`],
  ['records that are written over many lines', `{\n${A.slice(1)}\n${JSON.stringify(opaEvent('b'))}`],
])('takes the records out of %s, with their exact bytes', async (_, text) => {
  const { lines, end } = await read(text)
  const kept = lines.filter(({ kind }) => kind !== 'blank')
  expect(kept.map(({ kind }) => kind)).toEqual(['accepted', 'accepted'])
  expect(kept.map((line) => line.text.replace('\n', ''))).toEqual([A, B])
  expect(end).toMatchObject({ accepted: 2, quarantined: 0 })
})

it('takes a list that is gzipped, and has no record in one that is empty', async () => {
  expect((await read(gzipSync(`[${A}]`))).end).toMatchObject({ accepted: 1, lines: 1 })
  const { end } = await read('[ ]\n')
  expect(end).toMatchObject({ lines: 0, accepted: 0, quarantined: 0, fileBytes: 4 })
  expect(end.sha256).not.toMatch(/^sha256:e3b0c442/)
})

it('says of a list that is cut short that it is, and keeps what is there', async () => {
  for (const [text, kinds, detail] of [
    [`[${A},${B}`, ['accepted', 'accepted', 'quarantined'], /cut short/],
    [`[${A},`, ['accepted', 'quarantined'], /cut short/],
    [`[${A},${B.slice(0, -9)}`, ['accepted', 'quarantined'], /./],
  ] as const) {
    const { lines, quarantined } = await read(text)
    expect(lines.map(({ kind }) => kind)).toEqual(kinds)
    expect(quarantined[0]!.detail).toMatch(detail)
  }
})

it('loses nothing that stands beside a list or between its elements', async () => {
  const { lines } = await read(
    `{"NextToken": "abc\\"}", "Records": [ 17 "x" ] , "more": [{"a": 1}] }\n{"b":2}]`,
    'aws-cloudtrail',
  )
  expect(lines).toEqual(
    ['"NextToken": "abc\\"}"', '17', '"x"', '"more": [{"a": 1}]', '{"b":2}', ']'].map((text) => ({
      kind: 'quarantined',
      text,
    })),
  )
})

it('refuses in a list what it refuses in a line: duplicate keys, depth, a number out of range', async () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
  const { quarantined, end } = await read(
    `[${A.replace('{', '{"path":1,')},${A.replace('"alice"', deep)},${A.replace('"alice"', '1e999')},${C}]`,
  )
  expect(quarantined.map(({ reason }) => reason)).toEqual([
    'duplicate-key',
    'too-deep',
    'number-out-of-range',
  ])
  expect(end.accepted).toBe(1)
})

it('keeps an element that is too long in pieces, and reads on behind it', async () => {
  const long = `"${'x'.repeat(40 * MIB)}"`
  const { lines, quarantined, end } = await read(`[${A},  ${long} ,${B}]\n`)
  expect(lines.map(({ kind }) => kind)).toEqual(['accepted', 'quarantined', 'accepted'])
  expect(lines[1]!.text).toHaveLength(long.length)
  expect(lines[1]!.text === long).toBe(true)
  expect(quarantined[0]).toMatchObject({
    reason: 'line-too-long',
    byteOffset: A.length + 4,
    bytes: long.length,
  })
  expect(end.lines).toBe(3)
})

it('goes through a bomb of white space or brackets in bounded memory', async () => {
  const spaces = await read(
    gzipSync(Buffer.concat([Buffer.from(`[${A}`), Buffer.alloc(60 * MIB, ' '), Buffer.from(`,${B}]`)]), {
      level: 1,
    }),
  )
  expect(spaces.lines.map(({ text }) => text)).toEqual([A, B])
  const brackets = await read(`[${'['.repeat(20 * MIB)}`)
  expect(brackets.quarantined).toMatchObject([{ reason: 'line-too-long', bytes: 20 * MIB }])
}, 60_000)

it('goes on with a list from any batch, also one whose file was cut short or damaged', async () => {
  using folder = someFolder()
  const events = Array.from({ length: 30_000 }, (_, at) => JSON.stringify(opaEvent(`d-${at}`)))
  const text = `[${events.join(' ,\n')}]\n`
  const path = folder.write('x', text)
  const format = 'opa-decision-log'
  const whole = await readAll(path, { format })
  expect(whole.batches.length).toBeGreaterThan(2)
  for (const { state } of whole.batches.slice(0, -1))
    expect((await readAll(path, { format, resume: state })).end).toEqual(whole.end)
  const zipped = folder.write('y', gzipSync(text).subarray(0, -20_000))
  const part = await readUntilError(zipped, { format, reader: readChunkHere })
  const { state } = part.batches.at(-1)!
  expect(state.accepted).toBe(state.lines)
  expect(part.error).toMatchObject({ code: 'DECOMPRESSION_FAILED' })
  const { root, lines } = (await readAll(path, { format, resume: state })).end
  expect({ root, lines }).toEqual({ root: whole.end.root, lines: events.length })
})

it.each([
  ['an OPA upload', `[${A},${B}]`, 'opa-decision-log', /^the first element is .*decision_id/],
  ['an OPA upload, pretty', JSON.stringify([opaEvent('a')], undefined, 2), 'opa-decision-log', /element/],
  [
    'OPA lines',
    `{"level":"info","msg":"x","time":"2026-05-04T02:13:07Z"}\n${A}\n`,
    'opa-decision-log',
    /^line 2/,
  ],
  [
    'a trail',
    '{"Records":[{"eventSource":"s3.amazonaws.com","eventName":"X","eventID":"1","eventTime":"2026-05-04T02:13:07Z"}]}',
    'aws-cloudtrail',
    /element/,
  ],
  [
    'AuthZEN pairs',
    '{"request":{"subject":{},"action":{},"resource":{}},"response":{"decision":true},"time":"2026-05-04T02:13:07Z"}',
    'authzen-log',
    /AuthZEN/,
  ],
])('tells %s by its content', async (_, text, format, reason) => {
  using folder = someFolder()
  expect(await recognise(folder.write('x', text))).toMatchObject({
    kind: 'evidence',
    format,
    reason: expect.stringMatching(reason),
  })
})
