import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { openCaseFile } from '../../../shared/engine.ts'
import { openTestDesk, type TestDesk } from '../../fixtures/desk.ts'
import { runsOf } from '../../fixtures/small-case.ts'

let desk: TestDesk
let made: string
beforeAll(() => void (desk = openTestDesk()))
beforeEach(async () => {
  made = await newCase()
  const path = desk.path('pdp.ndjson')
  writeFileSync(
    path,
    runsOf(3)
      .map((each) => `${JSON.stringify(each)}\n`)
      .join(''),
  )
  const files = [{ file: desk.engine.files.hold(path), format: null }]
  await desk.done('intake.import', { case: made, files, rebuild: 'after' })
}, 60_000)
afterAll(async () => desk.close(), 60_000)

let cases = 0
const newCase = async () => {
  cases += 1
  return (await desk.ask('cases.create', { file: desk.engine.files.hold(desk.path(`q${cases}.docket`)) }))
    .case
}

const contextOf = async () => (await desk.ask('intake.sources', { case: made, limit: 1 })).rows[0]?.context
const custody = () => {
  using file = openCaseFile(desk.path(`q${cases}.docket`), 'read-only')
  return { check: file.custody.check(), entries: [...file.custody.entries()] }
}

it('keeps what is said of an export, says so in custody, and leaves the decisions as they are', async () => {
  const context = { query: 'audit where module in (AP, GL)', tenant: 'erp-prod', expectedCount: 9 }
  const described = await desk.done('source.describe', { case: made, source: 1, context })
  expect(described).toEqual({ before: {}, changed: true })
  expect(await contextOf()).toEqual(context)
  const { check, entries } = custody()
  expect(check.ok).toBe(true)
  expect(entries.at(-1)).toMatchObject({
    act: 'describe',
    about: { source: 1, name: 'pdp.ndjson', context },
  })
  expect(await desk.ask('case.info', { case: made })).toMatchObject({ rebuilt: true, decisions: 3 })
})

it('is taken back by what it gives, which is an act as well', async () => {
  await desk.done('source.describe', { case: made, source: 1, context: { zone: 'Europe/Berlin' } })
  const second = await desk.done('source.describe', {
    case: made,
    source: 1,
    context: { retention: '7 years' },
  })
  expect(await contextOf()).toEqual({ retention: '7 years' })
  await desk.done('source.describe', { case: made, source: 1, context: second.before })
  expect(await contextOf()).toEqual({ zone: 'Europe/Berlin' })
  expect(custody().entries.filter(({ act }) => act === 'describe')).toHaveLength(3)
})

it('writes nothing where nothing is said anew', async () => {
  const before = custody().entries.length
  const again = await desk.done('source.describe', { case: made, source: 1, context: {} })
  expect(again).toEqual({ before: {}, changed: false })
  expect(custody().entries).toHaveLength(before)
})

it.each([
  ['an expected count below nothing', { expectedCount: -1 }],
  ['an expected count that is no number', { expectedCount: '9' }],
  ['a field that the form does not have', { __proto__: null, other: 'x' }],
  ['an empty line', { query: '' }],
])('does not take %s', async (_, context) => {
  // An input that no window of ours sends is written down as a fault.
  const written = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  const started = await desk.engine.start('source.describe', { case: made, source: 1, context })
  written.mockRestore()
  expect(started.ok).toBe(false)
  expect(await contextOf()).toEqual({})
})
