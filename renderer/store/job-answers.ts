import { useEffect } from 'react'
import { create } from 'zustand'
import type { WireError } from '../../shared/contract/envelope.ts'
import type { Input, Output } from '../../shared/contract/methods.ts'
import { cancelJob, runJob } from './jobs.ts'

/** Jobs that write nothing: their answer may be shown as one of a call is. */
type ReadingJob = 'review.preview' | 'review.draw' | 'review.revocations' | 'packet.redaction' | 'input.use'

interface Told {
  readonly jobId: string | null
  readonly value: unknown
  readonly error: WireError | null
}

export interface JobAnswer<Value> {
  readonly value: Value | undefined
  readonly error: WireError | undefined
  readonly waiting: boolean
}

const useTold = create<{ readonly told: Readonly<Record<string, Told>> }>(() => ({ told: {} }))
const MOST_KEPT = 24

/**
 * What such a job gives, asked once for a question and kept while the window is open. `as` tells one state of the
 * case from the next: with another one it is asked again. `null` asks nothing.
 */
export function useJobAnswer<Name extends ReadingJob>(
  name: Name,
  input: Input<Name> | null,
  { title, as = '' }: { readonly title: string; readonly as?: string | number },
): JobAnswer<Output<Name>> {
  const key = input === null ? '' : JSON.stringify([name, as, input])
  const told = useTold((state) => state.told[key])
  useEffect(() => {
    if (input !== null) askOnce(key, name, input, title)
    // The key says what is asked; a caller's input is another object at each draw.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [key])
  return {
    // The host has parsed the value against the contract.
    value: told?.value as Output<Name> | undefined,
    error: told?.error ?? undefined,
    waiting: input !== null && (told === undefined || told.jobId !== null),
  }
}

function askOnce<Name extends ReadingJob>(key: string, name: Name, input: Input<Name>, title: string): void {
  const { told } = useTold.getState()
  if (told[key] !== undefined && told[key].error === null) return
  // Of a question that is asked while it is being typed, the older forms are given up.
  for (const [other, { jobId }] of Object.entries(told))
    if (jobId !== null && other.startsWith(`["${name}"`)) cancelJob(jobId)
  keep(key, { jobId: '', value: undefined, error: null })
  void run(key, name, input, title)
}

async function run<Name extends ReadingJob>(
  key: string,
  name: Name,
  input: Input<Name>,
  title: string,
): Promise<void> {
  const onStart = (jobId: string) => keep(key, { jobId, value: undefined, error: null })
  const ended = await runJob(name, input, { title, onStart })
  if (ended.state === 'done') keep(key, { jobId: null, value: ended.value, error: null })
  else if (ended.state === 'failed') keep(key, { jobId: null, value: undefined, error: ended.error })
  else drop(key)
}

function keep(key: string, now: Told): void {
  useTold.setState(({ told }) => {
    const others = Object.entries(told).filter(([other]) => other !== key)
    return { told: { ...Object.fromEntries(others.slice(1 - MOST_KEPT)), [key]: now } }
  })
}

function drop(key: string): void {
  useTold.setState(({ told }) => ({
    told: Object.fromEntries(Object.entries(told).filter(([other]) => other !== key)),
  }))
}
