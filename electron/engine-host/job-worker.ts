import { parentPort } from 'node:worker_threads'
import { stopSignal } from './asked-to-stop.ts'
import { DocketError } from '../../shared/model/error.ts'
import { openHost } from './host.ts'
import type { JobEnd, JobMessage, JobStart } from './job-messages.ts'
import { WRITES } from './job-writes.ts'
import { steadyProgress } from './steady-progress.ts'
import { docketWireError, stackOf } from './wire-error.ts'

const port = parentPort
if (port === null) throw new Error('this file runs in a worker thread only')
const send = (message: JobMessage): void => port.postMessage(message)
// The first message is the job; the thread may have been ready for it long before.
port.once('message', (start: JobStart) => void run(start, stopSignal(port)))

async function run(start: JobStart, signal: AbortSignal): Promise<void> {
  send({ kind: 'end', end: await doJob(start, signal) })
  // It kept the thread alive until now.
  port?.unref()
}

async function doJob({ name, input, held, folder }: JobStart, signal: AbortSignal): Promise<JobEnd> {
  const progress = steadyProgress((state) => send({ kind: 'progress', progress: state }))
  const host = openHost({ passphrase: noPassphrase, folder })
  const given = new Set(held.map(([token]) => token))
  for (const [token, path] of held) host.files.adopt(token, path)
  try {
    const value: unknown = await host.job(name, input as never, { signal, onProgress: progress.tell })
    // What is written is written; what was only read up to here is not the whole.
    if (signal.aborted && WRITES[name] === 'no case') return { state: 'cancelled' }
    return { state: 'done', value, held: host.files.all().filter(([token]) => !given.has(token)) }
  } catch (error) {
    if (!(error instanceof DocketError)) return { state: 'broke', stack: stackOf(error) }
    if (error.code === 'CANCELLED') return { state: 'cancelled' }
    return { state: 'failed', error: docketWireError(error) }
  } finally {
    progress.end()
    host.close()
  }
}

/** A job of a desk that needs a passphrase is given it in its input. */
function noPassphrase(path: string): Promise<string> {
  return Promise.reject(
    new DocketError('KEY_INVALID', { path, problem: 'it is encrypted, and no passphrase was given' }),
  )
}
