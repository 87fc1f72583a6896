import { mkdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Output } from '../../../shared/contract/methods.ts'
import { openTestDesk, type TestDesk } from '../../fixtures/desk.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'

type Imported = Output<'intake.import'>

let desk: TestDesk
beforeAll(() => void (desk = openTestDesk()))
afterAll(async () => desk.close(), 60_000)

let cases = 0
const newCase = async () => {
  cases += 1
  return (await desk.ask('cases.create', { file: desk.engine.files.hold(desk.path(`q${cases}.docket`)) }))
    .case
}

const hold = (path: string) => desk.engine.files.hold(path)
const write = (name: string, content: string | Uint8Array): string => {
  const path = desk.path(name)
  writeFileSync(path, content)
  return hold(path)
}
const smallCase = (runs: number) => {
  const folder = desk.path(`given-${cases}`)
  mkdirSync(folder)
  return writeSmallCase(folder, runsOf(runs)).map(hold)
}
const asTheyAre = (files: readonly string[]) => files.map((file) => ({ file, format: null }))
const sources = async (made: string) => (await desk.ask('intake.sources', { case: made, limit: 500 })).rows

it('takes what it can of several files, says of each other one why, and rebuilds', async () => {
  const made = await newCase()
  const [workflow, policies, evidence] = smallCase(40) as [string, string, string]
  const cut = write('cut.ndjson.gz', gzipSync('x'.repeat(100_000)).subarray(0, 60))
  const rego = write('authz.rego', 'package authz\n\nallow if input.x\n')
  const files = [write('prose.txt', 'Dear all,'), workflow, cut, policies, evidence, rego]
  const done = await desk.done('intake.import', { case: made, files: asTheyAre(files), rebuild: 'after' })
  expect(done.files.map(({ file, state }) => [files.indexOf(file), state])).toEqual([
    [0, 'failed'],
    [1, 'taken'],
    [2, 'failed'],
    [3, 'taken'],
    [4, 'taken'],
    [5, 'taken'],
  ])
  expect(done.files[0]).toMatchObject({ error: { code: 'FORMAT_UNKNOWN' } })
  expect(done.rebuild).toMatchObject({ decisions: 40, verdicts: { reproduced: 40 } })
  const definitions = await desk.ask('intake.definitions', { case: made, limit: 500 })
  expect(definitions.rows).toMatchObject([
    {
      kind: 'workflow',
      format: 'docket-workflow/1',
      name: 'joiner.yaml',
      files: 1,
      holds: 1,
      items: [{ id: 'joiner', version: '1.0.0' }],
    },
    {
      kind: 'policies',
      format: 'docket-policies/1',
      name: 'policies',
      files: 2,
      items: [{ id: 'roles', version: '1', engine: 'cedar' }],
    },
    // It had no manifest of ours: what it was is said, not what it was made into.
    { kind: 'policies', format: 'opa-bundle', name: 'authz.rego', items: [{ engine: 'rego' }] },
  ])
})

it('stops when it is asked to, keeps what it has read, leaves the rest, and goes on from there', async () => {
  const made = await newCase()
  const files = smallCase(20_000)
  const later = write(
    'later.ndjson',
    runsOf(5, 30_000)
      .map((each) => `${JSON.stringify(each)}\n`)
      .join(''),
  )
  const jobId = await desk.begin('intake.import', {
    case: made,
    files: asTheyAre([...files, later]),
    rebuild: 'after',
  })
  const stop = desk.engine.on(({ name, payload }) => {
    if (name === 'job.progress' && payload.progress.item === 2) void desk.ask('job.cancel', { jobId })
  })
  const ended = await desk.ended(jobId)
  stop()
  const value = ended.state === 'done' ? (ended.value as Imported) : undefined
  expect(value?.files.map(({ state }) => state)).toEqual(['taken', 'taken', 'stopped', 'not-begun'])
  expect([value?.stopped, value?.rebuild]).toEqual([true, null])
  expect(await sources(made)).toMatchObject([{ name: 'engine.ndjson', status: 'partial' }])

  const again = await desk.done('intake.import', {
    case: made,
    files: asTheyAre([files[2]!, later]),
    rebuild: 'after',
  })
  expect(again.files).toMatchObject([{ as: { status: 'resumed' } }, { as: { status: 'imported' } }])
  expect(again.rebuild).toMatchObject({ decisions: 20_005 })
  expect(await sources(made)).toMatchObject([
    { name: 'engine.ndjson', status: 'complete', records: 60_000 },
    { name: 'later.ndjson', status: 'complete', records: 15 },
  ])
})

it('notices a file that is in the case already, and rebuilds nothing for it', async () => {
  const made = await newCase()
  const files = asTheyAre(smallCase(3))
  await desk.done('intake.import', { case: made, files, rebuild: 'after' })
  const again = await desk.done('intake.import', { case: made, files, rebuild: 'after' })
  expect(again.files.map((end) => end.state === 'taken' && end.as.status)).toEqual(
    files.map(() => 'already-there'),
  )
  expect(again.rebuild).toBeNull()
})

it('pages sources by their id', async () => {
  const made = await newCase()
  const files = [0, 1, 2].map((at) =>
    write(
      `${at}.ndjson`,
      runsOf(1, at)
        .map((each) => `${JSON.stringify(each)}\n`)
        .join(''),
    ),
  )
  await desk.done('intake.import', { case: made, files: asTheyAre(files), rebuild: 'leave' })
  const first = await desk.ask('intake.sources', { case: made, limit: 2 })
  expect([first.rows.map(({ name }) => name), first.next, first.total]).toEqual([
    ['0.ndjson', '1.ndjson'],
    2,
    3,
  ])
  const second = await desk.ask('intake.sources', { case: made, limit: 2, after: first.next! })
  expect([second.rows.map(({ name }) => name), second.next, second.total]).toEqual([['2.ndjson'], null, 3])
})
