import { Worker } from 'node:worker_threads'
import type { RecogniseAnswer, RecogniseRequest } from './recognise-messages.ts'
import { workerUrl } from './worker-url.ts'

/** A disk that does not answer, or a first line of megabytes, is told from a file that is merely slow. */
const PATIENCE_MS = 20_000

/**
 * What files are, one answer a path. The head of each is read in a thread of its own: a hostile one is slow to
 * parse, and calls are not to wait for it. What is not told in time is unknown.
 */
export async function recogniseFiles(request: RecogniseRequest): Promise<readonly RecogniseAnswer[]> {
  const worker = new Worker(workerUrl('recognise-worker'), { workerData: request, env: { TZ: 'UTC' } })
  const answers: RecogniseAnswer[] = []
  const late = setTimeout(() => void worker.terminate(), PATIENCE_MS)
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (answer: RecogniseAnswer) => answers.push(answer))
      worker.on('error', (error: unknown) =>
        reject(error instanceof Error ? error : new Error(String(error))),
      )
      worker.on('exit', () => resolve())
    })
  } finally {
    clearTimeout(late)
  }
  return request.paths.map((_, at) => answers[at] ?? TOO_SLOW)
}

const TOO_SLOW: RecogniseAnswer = {
  kind: 'unknown',
  format: '',
  reason: 'its start could not be read in time',
}
