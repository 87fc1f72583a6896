import { useEffect } from 'react'
import { create } from 'zustand'
import type { WireError } from '../../shared/contract/envelope.ts'
import type { Input, Output } from '../../shared/contract/methods.ts'
import { onEvent } from '../client/client.ts'
import { cancelJob, runJob } from './jobs.ts'

/** Jobs that write nothing: their answer may be shown as one of a call is. */
type ReadingJob =
  | 'review.preview'
  | 'review.draw'
  | 'review.revocations'
  | 'packet.redaction'
  | 'input.use'
  | 'replay.impact'
  | 'replay.blastRadius'

/** What is known of a question; not asked yet, given up, and forgotten are the same. */
export interface JobAnswer<Value> {
  readonly value: Value | undefined
  readonly error: WireError | undefined
  readonly waiting: boolean
  /** Of the job that is at work on it. */
  readonly jobId: string | null
}

interface Told extends JobAnswer<unknown> {
  readonly name: ReadingJob
  readonly case: string
  /** Which asking this is: one that was given up says nothing any more. */
  readonly asking: number
}

interface TellsApart {
  /** Tells one state of the case from the next: with another one it is another question. */
  readonly as?: string | number | undefined
}

const NOTHING: JobAnswer<never> = { value: undefined, error: undefined, waiting: false, jobId: null }
const MOST_KEPT = 24
const useTold = create<{ readonly told: ReadonlyMap<string, Told> }>(() => ({ told: new Map() }))
let askings = 0

/**
 * What such a job gives, asked once for a question and kept until the case is rebuilt. Of a question that is asked
 * while it is being typed, the forms before are given up. `null` asks nothing.
 */
export function useJobAnswer<Name extends ReadingJob>(
  name: Name,
  input: Input<Name> | null,
  { title, as }: { readonly title: string } & TellsApart,
): JobAnswer<Output<Name>> {
  const answer = useJobTold(name, input, { as })
  const key = input === null ? '' : keyOf(name, input, as)
  const isForgotten = useTold(({ told }) => !told.has(key))
  useEffect(() => {
    const { value, waiting } = jobTold(name, input, { as })
    if (input === null || value !== undefined || waiting) return
    giveUp(name)
    void askJob(name, input, { title, as })
    // The key says what is asked; a caller's input is another object at each draw.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [key, isForgotten])
  // It is asked after this draw.
  return input !== null && isForgotten ? { ...answer, waiting: true } : answer
}

/** The same without asking, for a question that a person asks by a button. */
export function useJobTold<Name extends ReadingJob>(
  name: Name,
  input: Input<Name> | null,
  { as }: TellsApart = {},
): JobAnswer<Output<Name>> {
  return useTold(() => jobTold(name, input, { as }))
}

/** What is known of a question now. */
export function jobTold<Name extends ReadingJob>(
  name: Name,
  input: Input<Name> | null,
  { as }: TellsApart = {},
): JobAnswer<Output<Name>> {
  const told = input === null ? undefined : useTold.getState().told.get(keyOf(name, input, as))
  // The host has parsed the value against the contract.
  return (told as JobAnswer<Output<Name>> | undefined) ?? NOTHING
}

/** Asks, whatever is known of it already. Never rejects: how it ended is told. */
export async function askJob<Name extends ReadingJob>(
  name: Name,
  input: Input<Name>,
  { title, as }: { readonly title: string } & TellsApart,
): Promise<void> {
  const key = keyOf(name, input, as)
  const asking = (askings += 1)
  const isWanted = () => useTold.getState().told.get(key)?.asking === asking
  const keep = (now: Partial<JobAnswer<unknown>>) =>
    put(key, { ...NOTHING, ...now, name, case: input.case, asking })
  keep({ waiting: true })
  const onStart = (jobId: string) => (isWanted() ? keep({ waiting: true, jobId }) : cancelJob(jobId))
  const ended = await runJob(name, input, { title, onStart })
  if (!isWanted()) return
  if (ended.state === 'done') keep({ value: ended.value })
  else keep(ended.state === 'failed' ? { error: ended.error } : {})
}

/** Gives up what is being worked on under this name. */
export function giveUp(name: ReadingJob): void {
  for (const [key, told] of useTold.getState().told)
    if (told.name === name && told.waiting) {
      put(key, { ...told, ...NOTHING, asking: (askings += 1) })
      if (told.jobId !== null) cancelJob(told.jobId)
    }
}

/** A rebuilt case may give other answers: those before are forgotten, and what is on screen is asked again. */
const REBUILDS: ReadonlySet<string> = new Set(['case.rebuild', 'case.import', 'intake.import'])

/** Follows the host's jobs. Called once, when the window is connected. */
export function followRebuilds(): void {
  onEvent('job.ended', ({ method, case: rebuilt }) => {
    if (!REBUILDS.has(method)) return
    useTold.setState(({ told }) => ({ told: new Map([...told].filter(([, each]) => each.case !== rebuilt)) }))
  })
}

/** Youngest last; beyond `MOST_KEPT` the oldest go. */
function put(key: string, now: Told): void {
  useTold.setState(({ told }) => {
    const others = [...told].filter(([other]) => other !== key)
    return { told: new Map([...others.slice(1 - MOST_KEPT), [key, now]]) }
  })
}

function keyOf(name: ReadingJob, input: unknown, as: string | number = ''): string {
  return JSON.stringify([name, as, input])
}
