import { create } from 'zustand'
import type { WireError } from '../../shared/contract/envelope.ts'
import type { Output } from '../../shared/contract/methods.ts'
import { cancelJob, runJob } from './jobs.ts'

/** Who else got in the same way as one decision: the question that is on screen, and its answer. */
interface Asked {
  readonly case: string
  readonly id: string
  readonly ord: number
  readonly jobId: string | null
  readonly answer: Output<'replay.blastRadius'> | null
  readonly error: WireError | null
}

export const useBlastRadius = create<{ readonly asked: Asked | null }>(() => ({ asked: null }))

export async function askWhoElse(which: Pick<Asked, 'case' | 'id' | 'ord'>): Promise<void> {
  const own = { ...which, jobId: null, answer: null, error: null }
  useBlastRadius.setState({ asked: own })
  const now = (change: Partial<Asked>) =>
    useBlastRadius.setState(({ asked }) =>
      // Another decision may have been asked about meanwhile, or the answer not be wanted any more.
      asked?.case === which.case && asked.ord === which.ord ? { asked: { ...asked, ...change } } : { asked },
    )
  const ended = await runJob('replay.blastRadius', which, {
    title: `Find who else got in as in ${which.id}`,
    onStart: (jobId) => now({ jobId }),
  })
  if (ended.state === 'done') now({ jobId: null, answer: ended.value })
  else if (ended.state === 'failed') now({ jobId: null, error: ended.error })
  else leaveWhoElse()
}

export function leaveWhoElse(): void {
  const { asked } = useBlastRadius.getState()
  useBlastRadius.setState({ asked: null })
  if (asked !== null && asked.jobId !== null) cancelJob(asked.jobId)
}
