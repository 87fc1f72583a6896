import type { OnProgress, Progress } from '../model/progress.ts'

const INTERVAL_MS = 100

/** Passes progress on at most ten times a second; the first and the last always. */
export class ProgressMeter {
  readonly #report: OnProgress | undefined
  #last = Number.NEGATIVE_INFINITY

  constructor(report: OnProgress | undefined) {
    this.#report = report
  }

  step(progress: Progress): void {
    const now = performance.now()
    if (now - this.#last < INTERVAL_MS) return
    this.#last = now
    this.#report?.(progress)
  }

  end(progress: Progress): void {
    this.#report?.(progress)
  }
}
