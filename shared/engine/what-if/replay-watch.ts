import { ProgressMeter } from '../../intake/progress-meter.ts'
import { DocketError } from '../../model/error.ts'
import type { OnProgress } from '../../model/progress.ts'

export interface Watched {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: OnProgress | undefined
}

/** Looked at after so many decisions. */
const EVERY = 256

/** Tells how far a question to many decisions is, and stops it (CANCELLED) where that is asked for. */
export class ReplayWatch {
  readonly #meter: ProgressMeter
  readonly #signal: AbortSignal | undefined
  readonly #total: number
  #done = 0
  #looked = 0

  constructor({ onProgress, signal }: Watched, total: number) {
    this.#meter = new ProgressMeter(onProgress)
    this.#signal = signal
    this.#total = total
  }

  /** So many more decisions are done. */
  step(count = 1): void {
    this.#done += count
    if (this.#done - this.#looked < EVERY) return
    this.#looked = this.#done
    if (this.#signal?.aborted === true) throw new DocketError('CANCELLED', {})
    this.#meter.step(this.#progress())
  }

  end(): void {
    this.#meter.end(this.#progress())
  }

  #progress() {
    return {
      phase: 'replay',
      doneBytes: this.#done,
      totalBytes: this.#total,
      records: 0,
      quarantined: 0,
      decisions: this.#done,
    } as const
  }
}
