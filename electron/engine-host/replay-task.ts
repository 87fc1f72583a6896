import { type Answer, type Question, refusal } from '../../shared/replay/answer-question.ts'
import { type Blocked, blocked } from '../../shared/replay/policy-engine.ts'
import { budgetOf, type TimeBudgets } from './overdue.ts'
import { PHASE } from './replay-messages.ts'
import type { Place } from './replay-thread.ts'

/** A question on its way, with what becomes of its answer. */
export interface ReplayTask {
  readonly question: Question
  readonly settle: (value: Answer['value']) => void
  /** `once`: a thread has died at it, and it is tried once more, alone. */
  readonly tried: 'never' | 'once'
}

/** The tasks that a thread has been given; the first `answered` of them are settled. */
export interface GivenTasks {
  readonly tasks: readonly ReplayTask[]
  answered: number
}

/** What is left of given tasks once one of them is taken out, in order. */
export function othersOf({ tasks, answered }: GivenTasks, out: number): readonly ReplayTask[] {
  return tasks.filter((_, at) => at >= answered && at !== out)
}

/** The words for a piece of work that spent its time budget. */
export function timeSpent(place: Place, budgets: TimeBudgets): Blocked {
  const budget = `the time budget of ${budgetOf(place, budgets)} ms was spent`
  return blocked(
    'evaluation-error',
    place.phase === PHASE.compiling ? `${budget} before the policy version was ready` : budget,
  )
}

/** The words for a piece of work that twice took more memory than a thread may have. */
export function memorySpent(place: Place | undefined): Blocked {
  const limit = 'more memory was needed than a replay thread may have'
  return blocked(
    'evaluation-error',
    place?.phase === PHASE.compiling ? `${limit} before the policy version was ready` : limit,
  )
}

export function settleRefused({ question, settle }: ReplayTask, why: Blocked): void {
  settle(refusal(question, why))
}
