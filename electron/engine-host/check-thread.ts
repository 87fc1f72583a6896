import { Worker } from 'node:worker_threads'
import type { CaseLook, CaseSummary } from '../../shared/engine.ts'
import { DocketError } from '../../shared/model/error.ts'
import type { CheckAnswer, CheckQuestion, CheckRequest } from './check-messages.ts'
import { workerUrl } from './worker-url.ts'

/** A question was not answered in the time that it was given, which began when the thread took it. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

interface Asked {
  readonly question: CheckQuestion
  readonly patienceMs: number | undefined
  readonly resolve: (value: CaseLook | CaseSummary) => void
  readonly reject: (error: Error) => void
}

/** A thread that checks case files, one question after another. One that is stuck is left to itself. */
export class CheckThread {
  #worker: Worker | undefined
  #last = 0
  #asked: Asked | undefined
  #late: NodeJS.Timeout | undefined
  readonly #queue: Asked[] = []

  /** Throws what the question throws, and NoAnswer. */
  async ask(question: CheckQuestion, patienceMs?: number): Promise<CaseLook | CaseSummary> {
    const { promise, resolve, reject } = Promise.withResolvers<CaseLook | CaseSummary>()
    this.#queue.push({ question, patienceMs, resolve, reject })
    this.#next()
    return promise
  }

  async close(): Promise<void> {
    const worker = this.#worker
    const ended = new DocketError('ENGINE_ENDED', { what: 'the last question' })
    for (const { reject } of this.#queue.splice(0)) reject(ended)
    this.#leave(ended)
    await worker?.terminate()
  }

  #next(): void {
    if (this.#asked !== undefined) return
    const asked = this.#queue.shift()
    if (asked === undefined) {
      this.#worker?.unref()
      return
    }
    this.#asked = asked
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#last += 1
    this.#worker.postMessage({ id: this.#last, question: asked.question } satisfies CheckRequest)
  }

  #start(): Worker {
    const worker = new Worker(workerUrl('check-worker'), { env: { TZ: 'UTC' } })
    const died = (error: Error): void => {
      if (this.#worker === worker) this.#leave(error)
    }
    worker.on('message', (message: CheckAnswer) => {
      if (this.#worker === worker) this.#heard(message)
    })
    worker.on('error', (error: unknown) => died(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', (code) => died(new Error(`the thread that checks cases ended with code ${code}`)))
    return worker
  }

  #heard(message: CheckAnswer): void {
    if (message.id !== this.#last || this.#asked === undefined) return
    const { resolve, reject, patienceMs } = this.#asked
    const { result } = message
    if (result.state === 'begun') {
      // A thread that is still being started, or waits its turn on a busy machine, is no disk that is away.
      if (patienceMs !== undefined) this.#late = setTimeout(() => this.#tooLate(), patienceMs)
      return
    }
    this.#ended()
    if (result.state === 'done') resolve(result.value)
    else if (result.state === 'failed') reject(new DocketError(result.code, result.facts))
    else reject(new Error(`in the thread that checks cases: ${result.stack}`))
    this.#next()
  }

  /** The next question gets a fresh thread: this one hangs in a call of the system, perhaps for minutes. */
  #tooLate(): void {
    void this.#worker?.terminate()
    this.#leave(new NoAnswer())
  }

  #leave(error: Error): void {
    this.#worker?.unref()
    this.#worker = undefined
    const asked = this.#asked
    this.#ended()
    asked?.reject(error)
    this.#next()
  }

  #ended(): void {
    clearTimeout(this.#late)
    this.#asked = undefined
  }
}
