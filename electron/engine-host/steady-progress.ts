import type { OnProgress, Progress } from '../../shared/model/progress.ts'

const INTERVAL_MS = 100

export interface SteadyProgress {
  readonly tell: OnProgress
  /** Tells what is still held back. Nothing is told afterwards. */
  readonly end: () => void
}

/** Passes the progress of one job on at most ten times a second, the first and the last always. */
export function steadyProgress(report: OnProgress): SteadyProgress {
  let last = Number.NEGATIVE_INFINITY
  let held: Progress | undefined
  let timer: NodeJS.Timeout | undefined
  let ended = false

  const send = (progress: Progress): void => {
    clearTimeout(timer)
    timer = undefined
    held = undefined
    last = performance.now()
    report(progress)
  }
  return {
    tell(progress) {
      if (ended) return
      const wait = last + INTERVAL_MS - performance.now()
      if (wait <= 0) {
        send(progress)
        return
      }
      held = progress
      timer ??= setTimeout(() => {
        if (held !== undefined) send(held)
      }, wait)
    },
    end() {
      ended = true
      if (held !== undefined) send(held)
      clearTimeout(timer)
    },
  }
}
