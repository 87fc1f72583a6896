import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readyThread, startJob } from '../../../electron/engine-host/job-thread.ts'
import { SAMPLE_EXPECTED } from '../../../shared/engine.ts'
import { openTestDesk, type TestDesk } from '../../fixtures/desk.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'

/** More than one chunk of the file: there is something between the first batch and the last. */
const RUNS = 8000
const SOON = { interval: 1, timeout: 30_000 }

let desk: TestDesk
let files: readonly string[]

beforeAll(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  desk = openTestDesk()
  files = writeSmallCase(desk.folder, runsOf(RUNS))
})
afterAll(async () => desk.close())

const held = (path: string) => desk.engine.files.hold(path)
const importInto = (name: string) => ({
  case: held(desk.path(name)),
  files: files.map(held),
  rebuild: 'after' as const,
})
const progressOf = (jobId: string) =>
  desk.events.flatMap((event) =>
    event.name === 'job.progress' && event.payload.jobId === jobId ? [event.payload.progress] : [],
  )

describe('the sample case', () => {
  it('is a fresh copy each time, imported and rebuilt, with progress', async () => {
    const id = await desk.begin('cases.sample', {})
    const first = await desk.ended(id)
    expect(first).toMatchObject({ state: 'done', value: { name: 'erp-ap-2026q2' } })
    expect(new Set(progressOf(id).map(({ phase }) => phase))).toEqual(new Set(['import', 'rebuild']))
    const second = await desk.done('cases.sample', {})
    expect(second.name).toBe('erp-ap-2026q2-2')
    const opened = await desk.ask('cases.open', { file: second.case })
    expect(opened).toEqual(second)
    const info = await desk.ask('case.info', { case: opened.case })
    expect(info.decisions).toBe(SAMPLE_EXPECTED.rebuild.decisions)
  })

  it('lies in a folder that is for its owner alone', () => {
    expect(statSync(desk.deskFolder).mode & 0o077).toBe(0)
    expect(readdirSync(join(desk.deskFolder, 'cases'))).toEqual([
      'erp-ap-2026q2-2.docket',
      'erp-ap-2026q2.docket',
    ])
  })
})

describe('calls while a job runs', () => {
  it('are answered at once, and the case is told as changed, and at the end for good', async () => {
    const input = importInto('busy.docket')
    await desk.ask('cases.create', { file: input.case })
    const id = await desk.begin('case.import', input)
    let slowest = 0
    let calls = 0
    while ((await desk.ask('job.running', {})).jobs.some(({ jobId }) => jobId === id)) {
      const start = performance.now()
      await desk.ask('case.info', { case: input.case })
      slowest = Math.max(slowest, performance.now() - start)
      calls += 1
      await new Promise((resolve) => {
        setTimeout(resolve, 10)
      })
    }
    expect(await desk.ended(id)).toMatchObject({ state: 'done' })
    expect(calls).toBeGreaterThan(20)
    expect(slowest).toBeLessThan(1000)
    const info = await desk.ask('case.info', { case: input.case })
    expect(info.decisions).toBe(RUNS)
  })

  it('hear of progress at most ten times a second, of the first and of the last', async () => {
    const input = { case: held(desk.path('busy.docket')) }
    const times: number[] = []
    const stop = desk.engine.on(({ name }) => {
      if (name === 'job.progress') times.push(performance.now())
    })
    const id = await desk.begin('case.rebuild', input)
    await desk.ended(id)
    stop()
    const seconds = (times.at(-1)! - times[0]!) / 1000
    expect(times.length).toBeGreaterThan(2)
    expect(times.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 2)
    expect(progressOf(id).at(-1)).toMatchObject({ phase: 'rebuild', decisions: RUNS })
  })
})

describe('a job that is cancelled', () => {
  it('stops at the next batch, keeps what was read, and is gone on with by the next import', async () => {
    const input = importInto('stopped.docket')
    const id = await desk.begin('case.import', input)
    await vi.waitFor(() => expect(progressOf(id).length).toBeGreaterThan(0), SOON)
    await desk.ask('job.cancel', { jobId: id })
    expect(await desk.ended(id)).toEqual({ state: 'cancelled' })
    const summary = await desk.done('case.import', input)
    expect(summary.rebuild?.decisions).toBe(RUNS)
  })

  it('stops in the middle of a rebuild too, and leaves the case as it was', async () => {
    const input = { case: held(desk.path('busy.docket')) }
    const id = await desk.begin('case.rebuild', input)
    await vi.waitFor(() => expect(progressOf(id).length).toBeGreaterThan(0), SOON)
    await desk.ask('job.cancel', { jobId: id })
    expect(await desk.ended(id)).toEqual({ state: 'cancelled' })
    expect(await desk.ask('case.info', input)).toMatchObject({ rebuilt: true, decisions: RUNS })
  })
})

describe('a thread that is ended while it writes', () => {
  it('lets go of the case, which holds a whole batch and is gone on with', async () => {
    const path = desk.path('ended.docket')
    const tokens = [path, ...files].map((each) => [held(each), each] as const)
    const [[caseToken]] = tokens as [readonly [string, string]]
    const begun = Promise.withResolvers<void>()
    const thread = startJob(
      readyThread(),
      {
        name: 'case.import',
        input: { ...importInto('ended.docket'), case: caseToken },
        held: tokens,
        folder: desk.deskFolder,
      },
      { progress: () => begun.resolve(), ended: () => begun.reject(new Error('it was too quick')) },
    )
    await begun.promise
    await thread.end()
    const summary = await desk.done('case.import', importInto('ended.docket'))
    expect(summary.rebuild?.decisions).toBe(RUNS)
  })
})

describe('an error', () => {
  it('crosses with its code, words and facts where it is expected', async () => {
    const answer = await desk.engine.answer('cases.open', { file: held(desk.path('no.docket')) })
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'CASE_NOT_FOUND',
        message: `there is no case at ${desk.path('no.docket')}`,
        remedy: expect.any(String),
        facts: { path: desk.path('no.docket') },
      },
    })
    const job = await desk.ended(await desk.begin('case.rebuild', { case: held(desk.path('no.docket')) }))
    expect(job).toMatchObject({ state: 'failed', error: { code: 'CASE_NOT_FOUND' } })
  })

  it('is an incident where it is not, and its stack stays here', async () => {
    const answer = await desk.engine.answer('case.info', { case: 7 })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL', facts: { incident: expect.any(String) } },
    })
    expect(JSON.stringify(answer)).not.toContain('desk-engine')
    const incident = answer.ok ? '' : answer.error.facts['incident']
    await vi.waitFor(() => {
      expect(readdirSync(join(desk.deskFolder, 'incidents')).join()).toContain(String(incident))
    })
  })

  it.each(['hasOwnProperty', 'shell.choose', 'case.import', 'job.ended'])(
    'comes of a name that is no call of the engine: %s',
    async (name) => {
      expect(await desk.engine.answer(name as never, {})).toMatchObject({
        ok: false,
        error: { code: 'INTERNAL' },
      })
      const started = await desk.engine.start((name === 'case.import' ? 'case.info' : name) as never, {})
      expect(started).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    },
  )
})

describe('a case that is made', () => {
  it('is empty, and never in place of another file', async () => {
    const file = held(desk.path('new.docket'))
    expect(await desk.ask('cases.create', { file })).toEqual({ case: file, name: 'new' })
    expect(await desk.ask('case.info', { case: file })).toMatchObject({ decisions: 0, rebuilt: false })
    await expect(desk.ask('cases.create', { file })).rejects.toThrow('FILE_EXISTS')
    await expect(desk.ask('cases.create', { file: held(files[0]!) })).rejects.toThrow('FILE_EXISTS')
  })
})
