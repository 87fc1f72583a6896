import { type UtilityProcess, utilityProcess } from 'electron'
import type { Envelope, JobStarted, WireError } from '../../shared/contract/envelope.ts'
import type { NameOf } from '../../shared/contract/methods.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import { DocketError } from '../../shared/model/error.ts'
import type { EngineCallName } from './desk-engine.ts'
import type { DeskEvent } from './desk-events.ts'
import { engineEnvironment } from './engine-environment.ts'
import type { FromEngine, ToBeAnswered, ToEngine } from './engine-messages.ts'
import { HeldTokens } from './held-tokens.ts'
import { RestartDelay } from './restart-delay.ts'

export type { DeskEvent } from './desk-events.ts'
export type { EngineCallName } from './desk-engine.ts'
export { deskFolder } from './desk-folder.ts'

/** The engine closes its jobs in five seconds; past this it is ended. */
const CLOSE_MS = 7000

type Asking = DistributiveOmit<ToBeAnswered, 'id'>
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never

interface Waiting {
  readonly what: string
  readonly answered: (answer: Envelope<unknown>) => void
}

interface RunningJob {
  readonly method: string
  readonly case: string | null
}

interface EngineOptions {
  /** The built `engine-process.js`. */
  readonly file: string
  /** The desk's own data folder. */
  readonly folder: string
}

/**
 * The engine's process, as main sees it. It may end at any time: what it was asked is answered with
 * ENGINE_ENDED, its jobs are told as failed, and it is started again with all the tokens it had given.
 */
export class EngineClient {
  readonly #options: EngineOptions
  readonly #listeners = new Set<(event: DeskEvent) => void>()
  readonly #waiting = new Map<number, Waiting>()
  readonly #jobs = new Map<string, RunningJob>()
  readonly #held = new HeldTokens()
  #child: UtilityProcess | undefined
  /** Asked while there is no process. */
  #unsent: ToEngine[] = []
  #asked = 0
  readonly #delay = new RestartDelay()
  #closing: (() => void) | undefined

  /** Starts the process. Requires that the app is ready. */
  constructor(options: EngineOptions) {
    this.#options = options
    this.#start(undefined)
  }

  /** A call, from its input as it came to its envelope. Never rejects. */
  async answer(name: EngineCallName, input: unknown): Promise<Envelope<unknown>> {
    return this.#ask(name, { kind: 'call', name, input })
  }

  /** Starts a job: its id at once; progress and end come as events. Never rejects. */
  async start(name: NameOf<'job'>, input: unknown): Promise<Envelope<JobStarted>> {
    // The engine's own word for what it started.
    return (await this.#ask(name, { kind: 'job', name, input }, (answer) => {
      if (answer.ok) this.#jobs.set((answer.value as JobStarted).jobId, { method: name, case: caseIn(input) })
    })) as Envelope<JobStarted>
  }

  /** Tokens for paths that a dialog, a drop or the system gave. Never rejects. */
  async hold(paths: readonly string[]): Promise<Envelope<{ readonly files: HeldFile[] }>> {
    return (await this.#ask('files', { kind: 'hold', paths })) as Envelope<{ files: HeldFile[] }>
  }

  /** The path of a token that the engine told. Throws FILE_NOT_HELD. */
  path(token: string): string {
    return this.#held.path(token)
  }

  on(listener: (event: DeskEvent) => void): void {
    this.#listeners.add(listener)
  }

  /** Has all jobs stop and the process end. */
  async close(): Promise<void> {
    const child = this.#child
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    this.#closing = resolve
    if (child === undefined) return
    child.postMessage({ kind: 'close' } satisfies ToEngine)
    const late = setTimeout(() => child.kill(), CLOSE_MS)
    await ended
    clearTimeout(late)
  }

  /** `heard` is told before anything else that the engine says. */
  async #ask(
    what: string,
    asking: Asking,
    heard: (answer: Envelope<unknown>) => void = () => {},
  ): Promise<Envelope<unknown>> {
    this.#asked += 1
    const id = this.#asked
    return new Promise((resolve) => {
      const answered = (answer: Envelope<unknown>): void => {
        heard(answer)
        resolve(answer)
      }
      this.#waiting.set(id, { what, answered })
      this.#send({ ...asking, id })
    })
  }

  #send(message: ToEngine): void {
    if (this.#child === undefined) this.#unsent.push(message)
    else this.#child.postMessage(message)
  }

  /** `lost`: how many jobs the process before took with it; undefined where there was none before. */
  #start(lost: number | undefined): void {
    const { file, folder } = this.#options
    const child = utilityProcess.fork(file, [], {
      serviceName: 'Docket engine',
      env: engineEnvironment(process.env),
    })
    this.#child = child
    const started = performance.now()
    child.on('message', (message: FromEngine) => {
      if (message.kind === 'opened' && lost !== undefined)
        this.#tell({ name: 'engine.restarted', payload: { jobs: lost } })
      this.#heard(message)
    })
    child.on('exit', (code) => this.#ended(code, performance.now() - started))
    child.postMessage({ kind: 'open', folder, held: this.#held.all() } satisfies ToEngine)
    for (const message of this.#unsent.splice(0)) child.postMessage(message)
  }

  #heard(message: FromEngine): void {
    switch (message.kind) {
      case 'opened':
        return
      case 'closed':
        this.#child?.kill()
        return
      case 'answer':
        this.#held.add(message.held)
        this.#waiting.get(message.id)?.answered(message.answer)
        this.#waiting.delete(message.id)
        return
      case 'event':
        this.#held.add(message.held)
        if (message.event.name === 'job.ended') this.#jobs.delete(message.event.payload.jobId)
        this.#tell(message.event)
    }
  }

  #ended(code: number, livedMs: number): void {
    this.#child = undefined
    if (this.#closing !== undefined) {
      this.#closing()
      return
    }
    process.stderr.write(`the engine's process ended with code ${code}\n`)
    // What was asked of it, and what came while there was none, is not asked again: it may be what ended it.
    this.#unsent = []
    for (const { what, answered } of this.#waiting.values()) answered({ ok: false, error: engineEnded(what) })
    this.#waiting.clear()
    const lost = [...this.#jobs]
    this.#jobs.clear()
    for (const [jobId, { method, case: token }] of lost) {
      const outcome = { state: 'failed', error: engineEnded(method) } as const
      this.#tell({ name: 'job.ended', payload: { jobId, method, case: token, outcome } })
      if (token !== null) this.#tell({ name: 'case.changed', payload: { case: token } })
    }
    setTimeout(() => {
      if (this.#closing === undefined) this.#start(lost.length)
    }, this.#delay.after(livedMs))
  }

  #tell(event: DeskEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}

function engineEnded(what: string): WireError {
  const { code, message, remedy, facts } = new DocketError('ENGINE_ENDED', { what })
  return { code, message, remedy, facts: { ...facts } }
}

function caseIn(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'case' in input && typeof input.case === 'string'
    ? input.case
    : null
}
