import type { PolicyVersion } from '../../shared/model/policy.ts'
import type { Evaluator } from '../../shared/replay/evaluator.ts'
import { startReplayPool } from './replay-pool.ts'

/** How long a thread is kept ready after the last decision was heard. */
const KEPT_MS = 60_000

interface Kept {
  readonly evaluator: Evaluator
  readonly timer: NodeJS.Timeout
}

/**
 * A thread for each case whose decisions somebody reads, which hears them: who goes from one to the next waits once
 * for an engine to be loaded.
 */
export class HearingPool {
  readonly #kept = new Map<readonly PolicyVersion[], Kept>()

  /** It is not to be closed by who asks it. The list is known by its identity. */
  of(versions: readonly PolicyVersion[], evaluationBudgetMs: number): Evaluator {
    const known = this.#kept.get(versions)
    if (known !== undefined) {
      known.timer.refresh()
      return known.evaluator
    }
    const evaluator = startReplayPool({ versions, evaluationBudgetMs, threads: 1 })
    const timer = setTimeout(() => {
      this.#kept.delete(versions)
      void evaluator.close()
    }, KEPT_MS)
    // Nobody waits for it.
    timer.unref()
    this.#kept.set(versions, { evaluator, timer })
    return evaluator
  }
}
