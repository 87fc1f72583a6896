import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDesk, type TestDesk } from '../../fixtures/desk.ts'
import { record } from '../../fixtures/intake-evidence.ts'

let desk: TestDesk
let made: string
beforeAll(() => void (desk = openTestDesk()))
beforeEach(async () => {
  made = await newCase()
}, 60_000)
afterAll(async () => desk.close(), 60_000)

let cases = 0
const newCase = async () => {
  cases += 1
  return (await desk.ask('cases.create', { file: desk.engine.files.hold(desk.path(`q${cases}.docket`)) }))
    .case
}

async function importLines(lines: readonly (string | Uint8Array)[]): Promise<void> {
  const path = desk.path('pdp.ndjson')
  writeFileSync(path, Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])))
  const files = [{ file: desk.engine.files.hold(path), format: 'docket-evidence/1' }]
  await desk.done('intake.import', { case: made, files, rebuild: 'leave' })
}
const page = (from: number, limit: number) =>
  desk.ask('quarantine.page', { case: made, source: 1, from, limit })
const lineAt = async (index: number) =>
  (await desk.ask('quarantine.line', { case: made, source: 1, index })).line

describe('the pages of a quarantine', () => {
  it('go by line, end where there is no more, and count all', async () => {
    await importLines(Array.from({ length: 30 }, (_, at) => (at % 3 === 0 ? 'no record' : record(`e-${at}`))))
    const first = await page(0, 4)
    expect([first.rows.map(({ index }) => index), first.next, first.total]).toEqual([[0, 3, 6, 9], 10, 10])
    const second = await page(first.next!, 6)
    expect([second.rows.map(({ index }) => index), second.next]).toEqual([[12, 15, 18, 21, 24, 27], null])
    expect((await page(28, 4)).rows).toEqual([])
    expect(await page(4_000_000_000, 500)).toEqual({ rows: [], next: null, total: 10 })
  })

  it('are empty for a source that is not there', async () => {
    const nothing = { rows: [], next: null, total: 0 }
    expect(await desk.ask('quarantine.page', { case: made, source: 7, from: 0, limit: 1 })).toEqual(nothing)
    expect(await desk.ask('quarantine.line', { case: made, source: 7, index: 0 })).toEqual({ line: null })
  })
})

describe('a line in quarantine', () => {
  it('stands between its neighbours, with its place in the file', async () => {
    await importLines([record('é'), '{"id":', record('b')])
    const line = await lineAt(1)
    expect(line).toMatchObject({
      row: { reason: 'not-json' },
      line: { index: 1, byteOffset: Buffer.byteLength(record('é')) + 1, bytes: 6, text: '{"id":' },
      previous: { index: 0, text: record('é'), after: 0 },
      next: { index: 2, text: record('b') },
    })
    expect(await lineAt(0)).toBeNull()
    expect(await lineAt(3)).toBeNull()
  })

  const late = record('a', { check: { policy: { id: 'p', version: 2 } } })
  it.each([
    ['a word that is no JSON', '{"id":nope}', 'nope'],
    ['a key given twice', '{"id":"a","time":"x","id":"b"}', '"id"'],
    ['a time that no calendar has', record('a').replace('05-04', '02-30'), '"2026-02-30T02:13:07Z"'],
    ['a field deep in a fact', late, '2'],
    [
      'an item of a list',
      record('a', {
        attributes: [
          { name: 'x', value: 1 },
          { name: 7, value: 1 },
        ],
      }),
      '7',
    ],
    ['what a missing field is missing from', record('a').replace(',"version":"1"', ''), '{"id":"joiner"}'],
  ])('shows where the fault is: %s', async (_, text, expected) => {
    await importLines([text])
    const line = await lineAt(0)
    expect(line?.line.text.slice(line.fault?.from, line.fault?.to)).toBe(expected)
  })

  it('shows no fault where there is no place to show', async () => {
    await importLines([record('a', {}), '[1]'])
    expect([(await lineAt(0))?.fault, (await lineAt(1))?.fault]).toEqual([null, null])
  })

  it('gives bytes that are no UTF-8 exactly, and the place of the first', async () => {
    const bad = Buffer.concat([Buffer.from('{"id":"é'), Uint8Array.of(0xff), Buffer.from('"}')])
    await importLines([bad])
    const line = await lineAt(0)
    expect(line).toMatchObject({
      line: { text: '{"id":"é\ufffd"}', text64: bad.toString('base64') },
      fault: { from: 8, to: 9, byte: 9 },
    })
  })

  it('of megabytes is shown in part, from before the fault', async () => {
    const text = `{"id":"${'é'.repeat(1_000_000)}",nope}`
    await importLines([text])
    const line = await lineAt(0)
    expect(line?.line.text.slice(line.fault?.from, line.fault?.to)).toBe('nope')
    expect(line?.line.before).toBeGreaterThan(1_900_000)
    const shown = Buffer.byteLength(line?.line.text ?? '')
    expect((line?.line.before ?? 0) + shown + (line?.line.after ?? 0)).toBe(Buffer.byteLength(text))
    expect(line?.line.text64).toBeNull()
  })
})
