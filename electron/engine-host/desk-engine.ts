import { mkdir } from 'node:fs/promises'
import type { Envelope, JobStarted } from '../../shared/contract/envelope.ts'
import { METHODS, type NameOf, type ShellName } from '../../shared/contract/methods.ts'
import { summariseCase } from '../../shared/engine.ts'
import { casesCalls } from './answers/cases.ts'
import { deskCalls } from './answers/desk.ts'
import type { DeskTable } from './answers/tables.ts'
import { CALLS } from './calls.ts'
import { CaseChecks } from './case-checks.ts'
import type { Desk } from './desk.ts'
import type { DeskEvent, Tell } from './desk-events.ts'
import { FileTokens } from './file-tokens.ts'
import { Incidents } from './incidents.ts'
import { OpenCases } from './open-cases.ts'
import { RecentCases } from './recent-cases.ts'
import { onceReadable } from './once-readable.ts'
import { Remembered } from './remembered.ts'
import { RunningJobs } from './running-jobs.ts'
import type { Surroundings } from './surroundings.ts'
import { wireError } from './wire-error.ts'

const DESK_CALLS: DeskTable = { ...deskCalls, ...casesCalls }

/** Calls that the engine answers; those of the shell are its host's. */
export type EngineCallName = Exclude<NameOf<'call'>, ShellName>

/** The engine of a desk: what a window asks, over whatever way, ends here. Nothing of it throws. */
export interface DeskEngine {
  /** Paths that the host's dialogs and drops gave, and what the windows know them by. */
  readonly files: FileTokens
  /** A call, from its input as it came to its envelope. */
  answer(name: EngineCallName, input: unknown): Promise<Envelope<unknown>>
  /** A job: its id at once; progress and end come as events. */
  start(name: NameOf<'job'>, input: unknown): Promise<Envelope<JobStarted>>
  /** Something that the host does itself, for an envelope as the engine would give. */
  envelope<Value>(during: string, work: () => Value | Promise<Value>): Promise<Envelope<Value>>
  /** Gives what ends the telling. */
  on(listener: (event: DeskEvent) => void): () => void
  /** Asks all jobs to stop, and ends when they have. */
  close(): Promise<void>
}

export interface DeskOptions {
  /** The desk's own data folder; it is made where there is none. */
  readonly folder: string
  readonly host: 'electron' | 'browser'
}

/** Opens the engine of a desk in this process: it reads here, and works in threads. */
export function openDeskEngine({ folder, host }: DeskOptions): DeskEngine {
  const listeners = new Set<(event: DeskEvent) => void>()
  const incidents = new Incidents(folder)
  const tell: Tell = (name, payload) => {
    const event = { name, payload } as DeskEvent
    for (const listener of listeners) listener(event)
  }
  const files = new FileTokens()
  const cases = new OpenCases()
  const recent = new RecentCases(folder)
  const checks = new CaseChecks()
  const noting = new Set<Promise<unknown>>()
  const noted = (path: string): void => {
    const note = noteChange(path, cases, recent)
      .catch((error: unknown) => wireError(error, 'recent cases', incidents))
      .finally(() => noting.delete(note))
    noting.add(note)
  }
  const jobs = new RunningJobs({ files, folder, incidents, tell, wrote: noted })
  const desk: Desk = { host, files, cases, checks, recent, remembered: new Remembered(folder), jobs }
  const surroundings: Surroundings = { files, cases, folder, passphrase: askedInJobsOnly }
  const ready = mkdir(folder, { recursive: true, mode: 0o700 })
  // Whoever asks first is told why it failed.
  ready.catch(() => undefined)

  const enveloped: DeskEngine['envelope'] = async (during, work) => {
    try {
      await ready
      return { ok: true, value: await work() }
    } catch (error) {
      return { ok: false, error: wireError(error, during, incidents) }
    }
  }
  return {
    files,
    envelope: enveloped,
    answer: (name, input) =>
      enveloped(name, async () => {
        const method = methodOf(name, 'call')
        const given = method.input.parse(input)
        return method.output.parse(await onceReadable(() => answerOf(name, given, desk, surroundings)))
      }),
    start: (name, input) =>
      enveloped(name, () => jobs.start(name, methodOf(name, 'job').input.parse(input) as object)),
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      await jobs.close()
      listeners.clear()
      // What the last job did to a case is still to be remembered.
      await Promise.all(noting)
      cases.close()
      await checks.close()
      await incidents.settled()
    },
  }
}

/** The name comes from another process: it need not be what its type says. */
function methodOf<Kind extends 'call' | 'job'>(name: string, kind: Kind) {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name as keyof typeof METHODS] : undefined
  if (method?.kind !== kind) throw new Error(`there is no ${kind} of the name ${JSON.stringify(name)}`)
  return method as Extract<typeof method, { kind: Kind }>
}

/** Each handler is typed by its own name; here only the union of all can be seen. */
async function answerOf(
  name: EngineCallName,
  given: unknown,
  desk: Desk,
  surroundings: Surroundings,
): Promise<unknown> {
  if (Object.hasOwn(DESK_CALLS, name)) {
    const handler = DESK_CALLS[name as keyof DeskTable] as (input: unknown, by: Desk) => unknown
    return handler(given, desk)
  }
  if (!Object.hasOwn(CALLS, name)) throw new Error(`the engine does not answer ${name}`)
  const handler = CALLS[name as keyof typeof CALLS] as (input: unknown, by: Surroundings) => unknown
  await openFirst(given, desk)
  return handler(given, surroundings)
}

/** A case is checked in a thread before it is read here: the check reads all of it. */
async function openFirst(given: unknown, { files, cases, checks }: Desk): Promise<void> {
  if (typeof given !== 'object' || given === null || !('case' in given)) return
  if (typeof given.case !== 'string') return
  const path = files.path(given.case)
  if (cases.isOpen(path)) return
  await checks.open(path)
  cases.readAgain(path)
}

/** The list of recent cases tells how far the work on each is. */
async function noteChange(path: string, cases: OpenCases, recent: RecentCases): Promise<void> {
  if (!cases.isOpen(path)) return
  await recent.changed(path, await onceReadable(() => summariseCase(cases.reading(path))))
}

function askedInJobsOnly(): never {
  throw new Error('a call was to open a private key')
}
