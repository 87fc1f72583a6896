import { Worker } from 'node:worker_threads'
import type { OnProgress } from '../../shared/model/progress.ts'
import type { JobEnd, JobMessage, JobRequest, JobStart } from './job-messages.ts'
import { workerUrl } from './worker-url.ts'
import { stackOf } from './wire-error.ts'

/** Longer than any batch takes. A thread that has not stopped by then is ended; SQLite undoes what it was at. */
const STOP_MS = 30_000

export interface JobThread {
  /** Asks it to stop after the batch that it is at. */
  cancel(): void
  /** Ends it, whatever it is at. Nothing is heard of it afterwards. */
  end(): Promise<void>
}

/** Starts a thread for a job to come. It does not keep the process alive. */
export function readyThread(url: URL = workerUrl('job-worker')): Worker {
  // Nothing of the host's environment is the job's business.
  const worker = new Worker(url, { env: { TZ: 'UTC' } })
  worker.unref()
  return worker
}

/** Does one job in a thread of its own, from which it may start workers. It ends exactly once. */
export function startJob(
  worker: Worker,
  start: JobStart,
  events: { readonly progress: OnProgress; readonly ended: (end: JobEnd) => void },
): JobThread {
  let end: JobEnd | undefined
  let heard = true
  let stopping: NodeJS.Timeout | undefined

  worker.on('message', (message: JobMessage) => {
    if (message.kind === 'end') end ??= message.end
    else if (heard) events.progress(message.progress)
  })
  worker.on('error', (error: unknown) => {
    end ??= { state: 'broke', stack: stackOf(error) }
  })
  // Only when the thread is gone is its hold on the case gone too.
  worker.on('exit', (code) => {
    clearTimeout(stopping)
    if (heard) events.ended(end ?? { state: 'broke', stack: `the thread of a job ended with code ${code}` })
  })
  worker.ref()
  worker.postMessage(start)
  return {
    cancel() {
      worker.postMessage('cancel' satisfies JobRequest)
      stopping ??= setTimeout(() => {
        end ??= { state: 'cancelled' }
        void worker.terminate()
      }, STOP_MS)
      stopping.unref()
    },
    async end() {
      heard = false
      await worker.terminate()
    },
  }
}
