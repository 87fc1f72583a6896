import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeskEvent } from '../../../electron/engine-host/desk-events.ts'
import { FileTokens } from '../../../electron/engine-host/file-tokens.ts'
import { Incidents } from '../../../electron/engine-host/incidents.ts'
import { RunningJobs } from '../../../electron/engine-host/running-jobs.ts'
import type { OddJob } from '../../fixtures/odd-job.ts'

let folder: string
let events: DeskEvent[]
let files: FileTokens
let incidents: Incidents
let jobs: RunningJobs
/** Threads that there are; the most that worked at once. */
let alive: number
let working: number
let mostAtOnce: number

class CountedThread extends Worker {
  constructor() {
    super(new URL('../../fixtures/odd-job.ts', import.meta.url))
    alive += 1
    let works = 0
    this.once('exit', () => {
      alive -= 1
      working -= works
    })
    this.on('started', () => {
      works = 1
      working += 1
      mostAtOnce = Math.max(mostAtOnce, working)
    })
  }

  override postMessage(message: unknown): void {
    if (message !== 'cancel') this.emit('started')
    super.postMessage(message)
  }
}

beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  folder = mkdtempSync(join(tmpdir(), 'docket-jobs-'))
  events = []
  files = new FileTokens()
  incidents = new Incidents(folder)
  alive = 0
  working = 0
  mostAtOnce = 0
  jobs = new RunningJobs({
    files,
    folder,
    incidents,
    tell: (name, payload) => void events.push({ name, payload } as DeskEvent),
    wrote: () => {},
    newThread: () => new CountedThread(),
  })
})

afterEach(async () => {
  await jobs.close()
  await incidents.settled()
  rmSync(folder, { recursive: true })
})

const rebuild = (odd: OddJob, name = 'a') =>
  jobs.start('case.rebuild', { case: files.hold(`/cases/${name}.docket`), odd }).jobId
const verify = (odd: OddJob) => jobs.start('packet.verify', { odd }).jobId

async function ended(id: string) {
  return vi.waitFor(
    () => {
      const found = events.find((event) => event.name === 'job.ended' && event.payload.jobId === id)
      if (found?.name !== 'job.ended') throw new Error('it has not ended')
      return found.payload
    },
    { timeout: 20_000 },
  )
}

const order = () => events.flatMap((event) => (event.name === 'job.ended' ? [event.payload.jobId] : []))

describe('jobs that write to one case', () => {
  it('are done one after another, in the order in which they were started', async () => {
    const ids = (['end when told', 'end at once', 'end when told'] as const).map((odd) => rebuild(odd))
    await ended(ids[2]!)
    expect(order()).toEqual(ids)
    expect(mostAtOnce).toBe(1)
  })

  it('do not hold up jobs on another case, or jobs that write to none', async () => {
    const waits = rebuild('be cancelled when asked')
    const [other, none] = [rebuild('end at once', 'b'), verify('end at once')]
    await Promise.all([ended(other), ended(none)])
    expect(jobs.running().map(({ jobId }) => jobId)).toEqual([waits])
  })

  it('go on after one that died', async () => {
    const [died, next] = [rebuild('exit'), rebuild('end at once')]
    expect((await ended(died)).outcome.state).toBe('failed')
    expect((await ended(next)).outcome.state).toBe('done')
  })

  it('are told to every window when each has ended, before its end is', async () => {
    const id = rebuild('end at once')
    const { case: token } = await ended(id)
    expect(events.map(({ name }) => name)).toEqual(['case.changed', 'job.ended'])
    expect(events[0]?.payload).toEqual({ case: token })
  })
})

describe('a job', () => {
  it('is given up before it began, where it is cancelled while it waits', async () => {
    const [first, waiting] = [rebuild('be cancelled when asked'), rebuild('end at once')]
    jobs.cancel(waiting)
    expect((await ended(waiting)).outcome).toEqual({ state: 'cancelled' })
    expect(events.filter(({ name }) => name === 'case.changed')).toEqual([])
    jobs.cancel(first)
    expect((await ended(first)).outcome).toEqual({ state: 'cancelled' })
  })

  it.each([
    ['exit', 'ended with code 7'],
    ['throw', 'and its cause'],
  ] as const)(
    'fails with an incident where its thread comes to %s, and the next one is done',
    async (odd, says) => {
      const { outcome } = await ended(verify(odd))
      if (outcome.state !== 'failed') throw new Error(outcome.state)
      expect(outcome.error.code).toBe('INTERNAL')
      expect(JSON.stringify(outcome)).not.toMatch(/odd-job|fault of/)
      await incidents.settled()
      const kept = readdirSync(join(folder, 'incidents')).map((name) =>
        readFileSync(join(folder, 'incidents', name), 'utf8'),
      )
      expect(kept).toHaveLength(1)
      expect(kept[0]).toContain(says)
      expect(kept[0]).toContain(String(outcome.error.facts['incident']))
      expect((await ended(verify('end at once'))).outcome.state).toBe('done')
    },
  )

  it('waits where many run', async () => {
    const ids = Array.from({ length: 9 }, () => verify('end when told'))
    for (const id of ids) await ended(id)
    expect(mostAtOnce).toBe(6)
  })

  it(
    'leaves no thread behind when the desk closes, even one that does not stop',
    { timeout: 20_000 },
    async () => {
      verify('end when told')
      verify('be cancelled when asked')
      // It is asked to stop and never hears.
      rebuild('never end')
      await vi.waitFor(() => expect(working).toBe(3))
      await jobs.close()
      await vi.waitFor(() => expect(alive).toBe(0))
      expect(jobs.running()).toEqual([])
    },
  )
})
