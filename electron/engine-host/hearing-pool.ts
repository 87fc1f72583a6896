import type { PolicyVersion } from '../../shared/model/policy.ts'
import type { Evaluator } from '../../shared/replay/evaluator.ts'
import { type ReplayPoolEvaluator, startReplayPool } from './replay-pool.ts'

/** How long a thread is kept ready after the last decision was heard. */
const KEPT_MS = 60_000
/** Bytes of drafts that a thread is given before a fresh one goes on: it forgets none. */
const MOST_DRAFT_BYTES = 16 * 1024 * 1024

interface Kept {
  readonly evaluator: ReplayPoolEvaluator
  readonly timer: NodeJS.Timeout
  draftBytes: number
}

/**
 * A thread for each case whose decisions somebody reads, which hears them: who goes from one to the next waits once
 * for an engine to be loaded.
 */
export class HearingPool {
  readonly #kept = new Map<readonly PolicyVersion[], Kept>()

  /** It is not to be closed by who asks it. The list is known by its identity. */
  of(versions: readonly PolicyVersion[], evaluationBudgetMs: number): Evaluator {
    return this.#keptFor(versions, evaluationBudgetMs).evaluator
  }

  /** As `of`, and it can be asked for a draft too. */
  withDraft(versions: readonly PolicyVersion[], evaluationBudgetMs: number, draft: PolicyVersion): Evaluator {
    const bytes = draft.files.reduce((sum, file) => sum + file.bytes.length, 0)
    const before = this.#kept.get(versions)
    if (before !== undefined && before.draftBytes > 0 && before.draftBytes + bytes > MOST_DRAFT_BYTES)
      this.#giveUp(versions, before)
    const kept = this.#keptFor(versions, evaluationBudgetMs)
    kept.draftBytes += bytes
    kept.evaluator.add(draft)
    return kept.evaluator
  }

  #keptFor(versions: readonly PolicyVersion[], evaluationBudgetMs: number): Kept {
    const known = this.#kept.get(versions)
    if (known !== undefined) {
      known.timer.refresh()
      return known
    }
    const evaluator = startReplayPool({ versions, evaluationBudgetMs, threads: 1 })
    const timer = setTimeout(() => this.#giveUp(versions, kept), KEPT_MS)
    // Nobody waits for it.
    timer.unref()
    const kept: Kept = { evaluator, timer, draftBytes: 0 }
    this.#kept.set(versions, kept)
    return kept
  }

  /** What is still being asked of it is answered first. */
  #giveUp(versions: readonly PolicyVersion[], { evaluator, timer }: Kept): void {
    clearTimeout(timer)
    this.#kept.delete(versions)
    void evaluator.close()
  }
}
