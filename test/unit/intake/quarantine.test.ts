import { expect, it } from 'vitest'
import { readLine } from '../../../shared/intake/lines/read-line.ts'
import { quarantineOf, readAll, record, someFolder } from '../../fixtures/intake-evidence.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readLine('docket-evidence/1', encode(text))

it.each([
  ['not-json', 'what is no JSON', '{"id":"a",', /character 10/],
  ['not-an-object', 'a list', '[1]', /object/],
  ['duplicate-key', 'a key given twice, however written', '{"id":"a","\\u0069d":"b"}', /id/],
  ['number-out-of-range', 'a number that no double holds', record('a').replace('{', '{"n":1e999,'), /n/],
  ['lone-surrogate', 'half of a character', record('\\ud800').replaceAll('\\\\', '\\'), /id/],
  ['too-deep', 'depth', `{"id":${'['.repeat(1000)}${']'.repeat(1000)}}`, /deep/],
  ['field-missing', 'a missing id', record('a').replace('"id":"a",', ''), /^id: a required field is missing/],
  [
    'field-missing',
    'a workflow without version',
    record('a').replace(',"version":"1"', ''),
    /^workflow\.version/,
  ],
  ['does-not-fit', 'a name that is empty', record(''), /^id/],
  ['does-not-fit', 'a time that no calendar has', record('a').replace('05-04', '02-30'), /^time/],
  [
    'does-not-fit',
    'an ill-shaped fact',
    record('a', { check: { policy: { id: 'p', version: 2 } } }),
    /^check\.policy\.version: expected a string, found a number/,
  ],
  [
    'does-not-fit',
    'an outcome that is none',
    record('a', { outcome: { value: 'maybe' } }),
    /^outcome\.value: expected one of permit/,
  ],
  [
    'does-not-fit',
    'a stream place beyond 2^53',
    record('a', { outcome: { value: 'deny' }, stream: { id: 's', seq: 0 } }).replace(
      '"seq":0',
      '"seq":9007199254740993',
    ),
    /beyond 2\^53/,
  ],
  ['no-fact', 'an envelope alone', record('a', {}), /no fact/],
  ['no-fact', 'facts that are null', record('a', { outcome: null }), /no fact/],
] as const)('%s: refuses %s', (reason, _, line, detail) => {
  const reading = read(line)
  expect(reading).toMatchObject({ ok: false, reason })
  expect(!reading.ok && reading.detail).toMatch(detail)
})

it('says where a bad line is: number, byte offset in the text, and the bad byte in it', async () => {
  using folder = someFolder()
  const bad = Buffer.concat([encode('{"id":"é'), Uint8Array.of(0xff), encode('"}')])
  const good = record('é')
  const { batches } = await readAll(
    folder.write('x', Buffer.concat([encode(`${good}\r\n\n`), bad, encode(`\n${good}`)])),
  )
  expect(quarantineOf(batches)).toEqual([
    {
      index: 2,
      byteOffset: Buffer.byteLength(good) + 3,
      bytes: bad.length,
      reason: 'bad-utf8',
      detail: 'the line is no UTF-8 at its byte 9',
    },
  ])
})

it.each([
  ['cut short', '{"id":"a","stream":{"id":"s","seq":7},"time":"2026-0'],
  ['a key twice', '{"id":"a","id":"b","stream":{"seq":7,"id":"s"}}'],
  ['deep', `{"x":${'['.repeat(500)}${']'.repeat(500)},"stream":{"id":"s","seq":7}}`],
])('knows the place in its stream of a line that is no record: %s', (_, line) => {
  expect(read(line)).toMatchObject({ ok: false, stream: { id: 's', seq: 7 } })
})

it.each([
  ['named twice', '{"stream":{"id":"s","seq":7},"stream":{"id":"t","seq":7}}'],
  ['cut short in it', '{"stream":{"id":"s","seq":7'],
  ['in a string', '{"note":"\\"stream\\":{\\"id\\":\\"s\\",\\"seq\\":7}"'],
  ['below the top', '{"x":{"stream":{"id":"s","seq":7}}'],
])('claims no place in a stream where it is not plain: %s', (_, line) => {
  expect(read(line)).toMatchObject({ ok: false, stream: undefined })
})

it('keeps integers beyond 2^53 and unknown fields as written', () => {
  const line = record('a', { attributes: [{ name: 'n', value: 0 }], mine: { x: 1 } }).replace(
    '"value":0',
    '"value":9007199254740993',
  )
  const reading = read(line)
  expect(reading.ok && JSON.stringify(reading.records)).toBe(`[${line}]`)
})

it('takes names that mean something to JavaScript for what they are', () => {
  const line = record('__proto__', { attributes: [{ name: 'constructor', value: 1 }] }).replace(
    '"value":1',
    '"__proto__":{"value":1},"value":2',
  )
  const reading = read(line)
  expect(reading.ok && reading.records[0]?.attributes?.[0]?.value).toBe(2)
  expect(({} as Record<string, unknown>)['value']).toBeUndefined()
})
