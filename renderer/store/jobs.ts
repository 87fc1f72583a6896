import { create } from 'zustand'
import type { JobOutcome, WireError } from '../../shared/contract/envelope.ts'
import type { Input, NameOf, Output, Payload } from '../../shared/contract/methods.ts'
import { ask, begin, onEvent, wireErrorOf } from '../client/client.ts'

type Progress = Payload<'job.progress'>['progress']

/** Long work, as this window knows it. */
export interface Job {
  readonly jobId: string
  readonly method: string
  /** What it does, in words: `Import 3 files`. */
  readonly title: string
  readonly case: string | null
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number
  readonly progress: Progress | null
  /** Where the file or phase that is worked on now began: what a pace is reckoned from. */
  readonly step: { readonly at: number; readonly bytes: number; readonly records: number } | null
  readonly outcome: JobOutcome | null
  readonly endedAt: number | null
}

interface Jobs {
  readonly jobs: readonly Job[]
}

export const useJobs = create<Jobs>(() => ({ jobs: [] }))

const waiting = new Map<string, (outcome: JobOutcome) => void>()
/** Ends that were told before the answer with the job's id was here. */
const early = new Map<string, JobOutcome>()
const MOST_ENDED = 20

/** How work ended, with its value typed. */
export type Ended<Name extends NameOf<'job'>> =
  | { readonly state: 'done'; readonly value: Output<Name> }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: WireError }

/** Starts a job, shows it in the tray, and tells how it ended. Never rejects. */
export async function runJob<Name extends NameOf<'job'>>(
  name: Name,
  input: Input<Name>,
  { title, onStart }: { readonly title: string; readonly onStart?: (jobId: string) => void },
): Promise<Ended<Name>> {
  let jobId: string
  try {
    jobId = await begin(name, input)
  } catch (error) {
    return { state: 'failed', error: wireErrorOf(error) }
  }
  const about = 'case' in input && typeof input.case === 'string' ? input.case : null
  add({ jobId, method: name, title, case: about, startedAt: Date.now() })
  onStart?.(jobId)
  const outcome =
    early.get(jobId) ??
    (await new Promise<JobOutcome>((resolve) => {
      waiting.set(jobId, resolve)
    }))
  early.delete(jobId)
  // The host has parsed the value against the contract.
  return outcome as Ended<Name>
}

export function cancelJob(jobId: string): void {
  // A job that has just ended cannot be cancelled any more: that is well.
  ask('job.cancel', { jobId }).catch(() => {})
}

/** Takes ended jobs out of the tray. */
export function clearEnded(): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter(({ outcome }) => outcome === null) }))
}

export function useJob(jobId: string | null): Job | undefined {
  return useJobs(({ jobs }) => jobs.find((job) => job.jobId === jobId))
}

/** Follows the host's jobs, those of other windows too. Called once. */
export async function followJobs(): Promise<void> {
  onEvent('job.progress', ({ jobId, progress }) => progressed(jobId, progress))
  onEvent('job.ended', ({ jobId, outcome }) => {
    const resolve = waiting.get(jobId)
    waiting.delete(jobId)
    if (resolve === undefined) early.set(jobId, outcome)
    change(jobId, { outcome, endedAt: Date.now() })
    resolve?.(outcome)
  })
  const { jobs } = await ask('job.running', {})
  for (const { jobId, method, case: about, startedAt, progress } of jobs) {
    add({ jobId, method, title: titleOf(method), case: about, startedAt: Date.parse(startedAt) })
    if (progress !== null) progressed(jobId, progress)
  }
}

/** What a job of another window does, in words. */
function titleOf(method: string): string {
  return TITLES.get(method) ?? method
}

const TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'intake.import': 'Import',
    'source.describe': 'Keep what is said of a source',
    'case.import': 'Import',
    'case.rebuild': 'Rebuild',
    'evidence.search': 'Search the evidence',
    'packet.seal': 'Seal a packet',
    'packet.sign': 'Sign a packet',
    'packet.timestampRequest': 'Write a request for a timestamp',
    'packet.timestampAnswer': 'Take a timestamp',
    'packet.redaction': 'See what would be withheld',
    'packet.verify': 'Verify a packet',
    'cases.sample': 'Make the sample case',
    'decisions.export': 'Export decisions',
    'replay.impact': 'Hear the case under another version',
    'replay.blastRadius': 'Find who else got in',
    'findings.export': 'Export findings',
    'custody.export': 'Export the custody log',
    'key.create': 'Make a key pair',
    'identity.open': 'Open a private key',
    'identity.create': 'Make an identity',
    'identity.import': 'Take in an identity',
    'inputs.answer': 'Answer what is asked on an input',
    'inputs.export': 'Export the register of inputs',
    'input.use': 'Count the use of an input',
    'review.preview': 'Draw a sample, to see it',
    'review.open': 'Open a campaign',
    'review.act': 'Record what was reviewed',
    'review.draw': 'Draw the sample again',
    'review.revocations': 'Look for what was revoked',
    'review.signOff': 'Sign a review',
    'review.export': 'Export a review',
    'review.merge': 'Merge reviews',
  } satisfies Readonly<Record<NameOf<'job'>, string>>),
)

function progressed(jobId: string, progress: Progress): void {
  useJobs.setState(({ jobs }) => ({
    jobs: jobs.map((job) =>
      job.jobId === jobId
        ? { ...job, progress, step: isSameStep(job, progress) ? job.step : stepOf(progress) }
        : job,
    ),
  }))
}

function isSameStep({ progress: before }: Job, now: Progress): boolean {
  return (
    before !== null &&
    before.phase === now.phase &&
    before.item === now.item &&
    before.subject === now.subject
  )
}

function stepOf({ doneBytes, records }: Progress): Job['step'] {
  return { at: Date.now(), bytes: doneBytes, records }
}

function add(job: Omit<Job, 'progress' | 'step' | 'outcome' | 'endedAt'>): void {
  const ended = early.get(job.jobId)
  useJobs.setState(({ jobs }) => {
    if (jobs.some(({ jobId }) => jobId === job.jobId)) return { jobs }
    const entry: Job = {
      ...job,
      progress: null,
      step: null,
      outcome: ended ?? null,
      endedAt: ended ? Date.now() : null,
    }
    return { jobs: [...trimmed(jobs), entry] }
  })
}

function change(jobId: string, what: Partial<Pick<Job, 'outcome' | 'endedAt'>>): void {
  useJobs.setState(({ jobs }) => ({
    jobs: jobs.map((job) => (job.jobId === jobId ? { ...job, ...what } : job)),
  }))
}

function trimmed(jobs: readonly Job[]): readonly Job[] {
  const ended = jobs.filter(({ outcome }) => outcome !== null)
  const drop = new Set(ended.slice(0, Math.max(0, ended.length - MOST_ENDED)))
  return jobs.filter((job) => !drop.has(job))
}
