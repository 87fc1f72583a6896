import { randomUUID } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import type { RunningJob } from '../../shared/contract/desk.ts'
import type { JobOutcome } from '../../shared/contract/envelope.ts'
import type { NameOf } from '../../shared/contract/methods.ts'
import type { Progress } from '../../shared/model/progress.ts'
import type { FileTokens } from './file-tokens.ts'
import type { Incidents } from './incidents.ts'
import type { JobEnd } from './job-messages.ts'
import { type JobThread, readyThread, startJob } from './job-thread.ts'
import { WRITES } from './job-writes.ts'
import type { Tell } from './desk-events.ts'
import { textsIn } from './texts-in.ts'
import { incidentError } from './wire-error.ts'

/** Each job has a thread, and some have more: the rest wait. */
const MOST_RUNNING = 6
/** Windows that show a case being imported look again no more often than this. */
const CHANGED_MS = 1000
/** How long jobs are given to stop by themselves when the desk closes. */
const CLOSE_MS = 5000

interface Job {
  readonly id: string
  readonly name: NameOf<'job'>
  readonly input: unknown
  readonly case: string | null
  readonly casePath: string | undefined
  readonly startedAt: string
  progress: Progress | null
  /** Undefined while it waits. */
  thread: JobThread | undefined
  toldChanged: number
}

interface JobsOptions {
  readonly files: FileTokens
  readonly folder: string
  readonly incidents: Incidents
  readonly tell: Tell
  /** A case was written to, perhaps in part. */
  readonly wrote: (casePath: string) => void
  /** Starts a thread that waits for its job. */
  readonly newThread?: () => Worker
}

/** The jobs of a desk: each in a thread of its own, those that write to one case one after another. */
export class RunningJobs {
  readonly #options: JobsOptions
  /** In the order in which they were started. */
  readonly #jobs = new Map<string, Job>()
  #idle: (() => void) | undefined
  #closed = false
  readonly #newThread: () => Worker
  /** Ready for the next job: loading the engine takes longer than many a search. */
  #spare: Worker | undefined

  constructor(options: JobsOptions) {
    this.#options = options
    this.#newThread = options.newThread ?? readyThread
  }

  /** Throws FILE_NOT_HELD where the case is not held. */
  start(name: NameOf<'job'>, input: object): { readonly jobId: string } {
    const token = 'case' in input && typeof input.case === 'string' ? input.case : null
    const job: Job = {
      id: randomUUID(),
      name,
      input,
      case: token,
      casePath: token === null ? undefined : this.#options.files.path(token),
      startedAt: new Date().toISOString(),
      progress: null,
      thread: undefined,
      toldChanged: Number.NEGATIVE_INFINITY,
    }
    this.#jobs.set(job.id, job)
    // The id is known to whoever asked before anything is told of it.
    setImmediate(() => this.#startNext())
    return { jobId: job.id }
  }

  /** A job that has ended meanwhile is none to be cancelled. */
  cancel(id: string): void {
    const job = this.#jobs.get(id)
    if (job === undefined) return
    if (job.thread === undefined) this.#ended(job, { state: 'cancelled' })
    else job.thread.cancel()
  }

  running(): RunningJob[] {
    return [...this.#jobs.values()].map(({ id, name, case: token, startedAt, progress }) => ({
      jobId: id,
      method: name,
      case: token,
      startedAt,
      progress,
    }))
  }

  /** Whether a job works on a case now. */
  workOn(casePath: string): boolean {
    return [...this.#jobs.values()].some((job) => job.casePath === casePath)
  }

  /** Asks all to stop, and ends those that do not. */
  async close(): Promise<void> {
    this.#closed = true
    for (const id of this.#jobs.keys()) this.cancel(id)
    await this.#spare?.terminate()
    if (this.#jobs.size === 0) return
    const { promise: idle, resolve } = Promise.withResolvers<void>()
    this.#idle = resolve
    const late = setTimeout(resolve, CLOSE_MS)
    await idle
    clearTimeout(late)
    await Promise.all([...this.#jobs.values()].map(async ({ thread }) => thread?.end()))
    this.#jobs.clear()
  }

  #startNext(): void {
    const running = [...this.#jobs.values()].filter(({ thread }) => thread !== undefined)
    const written = new Set(running.filter(writes).map(({ casePath }) => casePath))
    let free = MOST_RUNNING - running.length
    for (const job of this.#jobs.values()) {
      if (free === 0) return
      if (job.thread !== undefined || (writes(job) && written.has(job.casePath))) continue
      if (writes(job)) written.add(job.casePath)
      free -= 1
      this.#run(job)
    }
  }

  #run(job: Job): void {
    const { files, folder } = this.#options
    const held = files.among(textsIn(job.input))
    job.thread = startJob(
      this.#takeThread(),
      { name: job.name, input: job.input, held, folder },
      {
        progress: (progress) => this.#progressed(job, progress),
        ended: (end) => this.#ended(job, end),
      },
    )
  }

  #takeThread(): Worker {
    const thread = this.#spare ?? this.#newThread()
    this.#spare = undefined
    return thread
  }

  /** Once jobs are done there are more to come, and nothing is to be done just now. */
  #keepSpare(): void {
    if (this.#closed || this.#spare !== undefined || this.#jobs.size > 0) return
    const spare = this.#newThread()
    const gone = (): void => {
      if (this.#spare === spare) this.#spare = undefined
    }
    // One that dies before its job is no loss.
    spare.once('error', gone)
    spare.once('exit', gone)
    this.#spare = spare
  }

  #progressed(job: Job, progress: Progress): void {
    const { tell } = this.#options
    job.progress = progress
    tell('job.progress', { jobId: job.id, progress })
    // An import can be seen as it goes on; a rebuild only when it is whole.
    const now = performance.now()
    if (!writes(job) || job.case === null || progress.phase !== 'import') return
    if (now - job.toldChanged < CHANGED_MS) return
    job.toldChanged = now
    tell('case.changed', { case: job.case })
  }

  #ended(job: Job, end: JobEnd): void {
    const { tell, wrote } = this.#options
    this.#jobs.delete(job.id)
    if (job.thread !== undefined && writes(job) && job.casePath !== undefined && job.case !== null) {
      wrote(job.casePath)
      tell('case.changed', { case: job.case })
    }
    tell('job.ended', { jobId: job.id, method: job.name, case: job.case, outcome: this.#outcome(job, end) })
    this.#startNext()
    this.#keepSpare()
    if (this.#jobs.size === 0) this.#idle?.()
  }

  #outcome(job: Job, end: JobEnd): JobOutcome {
    const { files, incidents } = this.#options
    switch (end.state) {
      case 'done':
        for (const [token, path] of end.held) files.adopt(token, path)
        return { state: 'done', value: end.value }
      case 'broke':
        return { state: 'failed', error: incidentError(incidents.record(job.name, end.stack)) }
      default:
        return end
    }
  }
}

function writes({ name }: Job): boolean {
  return WRITES[name] === 'the case'
}
