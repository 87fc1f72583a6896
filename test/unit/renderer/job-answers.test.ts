import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../../renderer/client/client.ts'
import { askJob, followRebuilds, giveUp, jobTold } from '../../../renderer/store/job-answers.ts'
import { followJobs } from '../../../renderer/store/jobs.ts'
import type { Output } from '../../../shared/contract/methods.ts'

const CASE = 'case-1'
const question = (campaign: string) => ({ case: CASE, campaign })
const TITLE = { title: 'Draw the sample again' }
const DIGEST = `sha256:${'0'.repeat(64)}`
const ANSWER: Output<'review.draw'> = { holds: true, population: DIGEST, sample: DIGEST, strata: [] }

type Told = (name: string, payload: unknown) => void
const listeners: Told[] = []
const cancelled: string[] = []
let begun: string[] = []
let jobs = 0

/** A host that begins jobs and says nothing of them by itself. */
beforeAll(async () => {
  connect({
    host: 'browser',
    call: async (name, input) => {
      if (name === 'job.cancel') cancelled.push((input as { jobId: string }).jobId)
      return { ok: true, value: name === 'job.running' ? { jobs: [] } : {} }
    },
    start: async () => {
      const jobId = `job-${(jobs += 1)}`
      begun.push(jobId)
      return { ok: true, value: { jobId } }
    },
    on: (listener) => {
      listeners.push(listener)
      return () => {}
    },
    receive: async () => ({ ok: true, value: { files: [] } }),
    onGone: () => () => {},
  })
  followRebuilds()
  await followJobs()
})
beforeEach(() => {
  begun = []
  cancelled.length = 0
})

function end(jobId: string | undefined, outcome: unknown, method = 'review.draw'): void {
  for (const listener of listeners) listener('job.ended', { jobId, method, case: CASE, outcome })
}

describe('what a job that reads gives', () => {
  it('is kept for its question', async () => {
    const asked = askJob('review.draw', question('a'), TITLE)
    expect(jobTold('review.draw', question('a'))).toMatchObject({ waiting: true, value: undefined })
    await expect.poll(() => jobTold('review.draw', question('a')).jobId).toBe(begun[0])
    end(begun[0], { state: 'done', value: ANSWER })
    await asked
    expect(jobTold('review.draw', question('a'))).toMatchObject({ waiting: false, value: ANSWER })
    expect(jobTold('review.draw', question('b'))).toMatchObject({ waiting: false, value: undefined })
  })

  it('comes to who asks again while the job before is being ended', async () => {
    const first = askJob('review.draw', question('c'), TITLE)
    await expect.poll(() => begun.length).toBe(1)
    await expect.poll(() => jobTold('review.draw', question('c')).jobId).toBe(begun[0])
    giveUp('review.draw')
    expect(cancelled).toEqual([begun[0]])
    const second = askJob('review.draw', question('c'), TITLE)
    await expect.poll(() => begun.length).toBe(2)
    end(begun[0], { state: 'cancelled' })
    await first
    expect(jobTold('review.draw', question('c')).waiting).toBe(true)
    end(begun[1], { state: 'done', value: ANSWER })
    await second
    expect(jobTold('review.draw', question('c')).value).toEqual(ANSWER)
  })

  it('is not waited for where it was given up before its job had begun', async () => {
    const asked = askJob('review.draw', question('d'), TITLE)
    giveUp('review.draw')
    expect(jobTold('review.draw', question('d')).waiting).toBe(false)
    await expect.poll(() => cancelled).toEqual([begun[0]])
    end(begun[0], { state: 'cancelled' })
    await asked
    expect(jobTold('review.draw', question('d')).waiting).toBe(false)
  })

  it('is forgotten when its case is rebuilt, and only then', async () => {
    const asked = askJob('review.draw', question('e'), TITLE)
    await expect.poll(() => begun.length).toBe(1)
    end(begun[0], { state: 'done', value: ANSWER })
    await asked
    end('another', { state: 'done', value: {} }, 'review.act')
    expect(jobTold('review.draw', question('e')).value).toEqual(ANSWER)
    end('another', { state: 'done', value: {} }, 'case.rebuild')
    expect(jobTold('review.draw', question('e')).value).toBeUndefined()
  })
})
