import { Worker } from 'node:worker_threads'
import type { CaseLook, CaseSummary } from '../../shared/engine.ts'
import { DocketError } from '../../shared/model/error.ts'
import type { CheckAnswer, CheckQuestion, CheckRequest } from './check-messages.ts'
import { workerUrl } from './worker-url.ts'

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/**
 * Looks at, checks and makes case files in a thread of its own: a check reads every page of a file that may be
 * large, hostile, or on a disk that does not answer, and calls about other cases are not to wait for it.
 */
export class CaseChecks {
  #worker: Worker | undefined
  #last = 0
  readonly #waiting = new Map<number, Waiting>()

  /** Throws what `lookAtCase` throws. */
  async look(path: string): Promise<CaseLook> {
    return this.#ask<CaseLook>({ kind: 'look', path })
  }

  /** Opens a case, all its pages checked, and closes it again. Throws what `openCaseFile` throws. */
  async open(path: string): Promise<CaseSummary> {
    return this.#ask<CaseSummary>({ kind: 'open', path })
  }

  /** Makes an empty case. Throws FILE_EXISTS, FILE_UNWRITABLE. */
  async make(path: string): Promise<CaseSummary> {
    return this.#ask<CaseSummary>({ kind: 'make', path })
  }

  async close(): Promise<void> {
    this.#fail(new DocketError('ENGINE_ENDED', { what: 'the last question' }))
    await this.#worker?.terminate()
  }

  async #ask<Value>(question: CheckQuestion): Promise<Value> {
    const { promise, resolve, reject } = Promise.withResolvers<Value>()
    const id = (this.#last += 1)
    this.#waiting.set(id, { resolve, reject })
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#worker.postMessage({ id, question } satisfies CheckRequest)
    return promise
  }

  #start(): Worker {
    const worker = new Worker(workerUrl('check-worker'), { env: { TZ: 'UTC' } })
    const died = (error: Error): void => {
      // The next question gets a fresh thread.
      if (this.#worker === worker) this.#worker = undefined
      this.#fail(error)
    }
    worker.on('message', (answer: CheckAnswer) => this.#answered(worker, answer))
    worker.on('error', (error: unknown) => died(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', (code) => died(new Error(`the thread that checks cases ended with code ${code}`)))
    return worker
  }

  #answered(worker: Worker, { id, result }: CheckAnswer): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (this.#waiting.size === 0) worker.unref()
    if (result.state === 'done') waiting?.resolve(result.value as never)
    else if (result.state === 'failed') waiting?.reject(new DocketError(result.code, result.facts))
    else waiting?.reject(new Error(`in the thread that checks cases: ${result.stack}`))
  }

  #fail(error: Error): void {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of waiting) reject(error)
  }
}
