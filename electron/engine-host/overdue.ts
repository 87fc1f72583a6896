import { assertNever } from '../../shared/model/assert-never.ts'
import { PHASE } from './replay-messages.ts'
import type { Place } from './replay-thread.ts'

/** The most time that each kind of work may take, in milliseconds. */
export interface TimeBudgets {
  readonly evaluateMs: number
  readonly compileMs: number
}

/** The budget that a piece of work has. */
export function budgetOf(place: Place, budgets: TimeBudgets): number {
  switch (place.phase) {
    case PHASE.compiling:
      return budgets.compileMs
    case PHASE.evaluating:
      return budgets.evaluateMs
    default:
      return assertNever(place.phase)
  }
}

/**
 * Watches one thread: given where it is, again and again, tells whether it has been at the same piece of
 * work for longer than its budget. Times are in milliseconds. A watcher that is itself held up never finds
 * a piece of work overdue that it has seen only once.
 */
export function overdueWatch(budgets: TimeBudgets): (place: Place | undefined, now: number) => boolean {
  let seen: Place | undefined
  let since = 0
  return (place, now) => {
    if (place !== undefined && seen?.serial === place.serial && seen.phase === place.phase)
      return now - since > budgetOf(place, budgets)
    seen = place
    since = now
    return false
  }
}
