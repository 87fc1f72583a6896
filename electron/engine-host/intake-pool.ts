import { Worker } from 'node:worker_threads'
import type { ChunkReader, ChunkResult, ChunkStart } from '../../shared/intake/lines/chunk-reader.ts'
import type { EvidenceFormat } from '../../shared/model/source.ts'
import type { ReadRequest, ReadResponse } from './intake-messages.ts'
import { workerUrl } from './worker-url.ts'

const MAX_WORKERS = 4
/** One chunk being read, one waiting: a worker is never idle while a batch is being stored. */
const CHUNKS_PER_WORKER = 2

interface Waiting {
  readonly resolve: (result: ChunkResult) => void
  readonly reject: (error: Error) => void
}

/** Reads chunks in worker threads. A worker that dies fails the chunks it held, and all that come after. */
export class IntakePool implements ChunkReader {
  readonly capacity: number
  readonly #seats: readonly Seat[]

  /** Starts the workers: as many as there are cores, at most four, unless told. */
  constructor(workers: number = Math.min(navigator.hardwareConcurrency, MAX_WORKERS)) {
    this.capacity = workers * CHUNKS_PER_WORKER
    this.#seats = Array.from({ length: workers }, () => new Seat())
  }

  async read(
    bytes: Uint8Array<ArrayBuffer>,
    format: EvidenceFormat,
    start: ChunkStart,
    spans?: Uint32Array<ArrayBuffer>,
  ): Promise<ChunkResult> {
    const [first, ...others] = this.#seats
    if (first === undefined) throw new Error('the pool has no workers')
    const free = others.reduce((best, seat) => (seat.load < best.load ? seat : best), first)
    const { buffer, byteOffset, byteLength } = bytes
    return free.read({ buffer, byteOffset, byteLength, format, start, spans })
  }

  async close(): Promise<void> {
    await Promise.all(this.#seats.map(async (seat) => seat.close()))
  }
}

/** One worker and the chunks it holds, oldest first: it answers in order. */
class Seat {
  readonly #worker = new Worker(workerUrl('intake-worker'), {
    env: { TZ: 'UTC' },
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  })
  readonly #waiting: Waiting[] = []
  #dead: Error | undefined

  constructor() {
    this.#worker.on('message', ({ result }: ReadResponse) => this.#waiting.shift()?.resolve(result))
    this.#worker.on('messageerror', (error) => this.#die(error))
    this.#worker.on('error', (error) => this.#die(error))
    this.#worker.on('exit', (code) => this.#die(new Error(`an intake worker ended with code ${code}`)))
    // An idle pool does not keep the process alive.
    this.#worker.unref()
  }

  get load(): number {
    return this.#waiting.length
  }

  async read(request: ReadRequest): Promise<ChunkResult> {
    if (this.#dead !== undefined) throw this.#dead
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        resolve: (result) => {
          if (this.#waiting.length === 0) this.#worker.unref()
          resolve(result)
        },
        reject,
      })
      this.#worker.ref()
      this.#worker.postMessage(
        request,
        [request.buffer, request.spans?.buffer].filter((buffer) => buffer !== undefined),
      )
    })
  }

  async close(): Promise<void> {
    this.#dead ??= new Error('the pool is closed')
    await this.#worker.terminate()
  }

  #die(error: unknown): void {
    this.#dead ??= error instanceof Error ? error : new Error('an intake worker failed', { cause: error })
    for (const { reject } of this.#waiting.splice(0)) reject(this.#dead)
  }
}
