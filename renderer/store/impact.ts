import { create } from 'zustand'
import type { WireError } from '../../shared/contract/envelope.ts'
import type { Output } from '../../shared/contract/methods.ts'
import type { OtherPolicy } from '../../shared/contract/replay.ts'
import { runJob } from './jobs.ts'

/** What the case gives under another version, or under a draft: asked once, kept while the window is open. */
export interface HeardUnder {
  readonly jobId: string | null
  readonly answer: Output<'replay.impact'> | null
  readonly error: WireError | null
}

interface ImpactState {
  readonly heard: Readonly<Record<string, HeardUnder>>
}

const useImpacts = create<ImpactState>(() => ({ heard: {} }))

/** Answers that are kept; the oldest go first. */
const MOST_KEPT = 12

export function useImpactOf(caseToken: string, policy: OtherPolicy): HeardUnder | undefined {
  const key = keyOf(caseToken, policy)
  return useImpacts(({ heard }) => heard[key])
}

export async function hearUnder(caseToken: string, policy: OtherPolicy, title: string): Promise<void> {
  const key = keyOf(caseToken, policy)
  const now = (change: Partial<HeardUnder>) =>
    useImpacts.setState(({ heard }) => {
      const before = heard[key] ?? { jobId: null, answer: null, error: null }
      const others = Object.entries(heard).filter(([other]) => other !== key)
      return {
        heard: { ...Object.fromEntries(others.slice(1 - MOST_KEPT)), [key]: { ...before, ...change } },
      }
    })
  now({ jobId: null, answer: null, error: null })
  const ended = await runJob(
    'replay.impact',
    { case: caseToken, policy },
    { title, onStart: (jobId) => now({ jobId }) },
  )
  if (ended.state === 'done') now({ jobId: null, answer: ended.value })
  else if (ended.state === 'failed') now({ jobId: null, error: ended.error })
  else now({ jobId: null })
}

function keyOf(caseToken: string, policy: OtherPolicy): string {
  return JSON.stringify([caseToken, policy])
}
