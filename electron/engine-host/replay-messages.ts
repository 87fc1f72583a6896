import type { PolicyVersion } from '../../shared/model/policy.ts'
import type { Answer, Question } from '../../shared/replay/answer-question.ts'

/** What a replay thread is started with. */
export interface ReplayThreadStart {
  /** `STAMP_CELLS` 32-bit integers that the thread keeps up to date and the pool watches. */
  readonly stamp: SharedArrayBuffer
}

/** Questions for a replay thread. Requests are text, so that no integer is rounded on the way. */
export interface ReplayBatch {
  /** Versions that this thread has not been sent yet. */
  readonly versions: readonly PolicyVersion[]
  readonly questions: readonly Question[]
}

/** Answers to the questions of a batch, in their order, perhaps in several messages. */
export interface ReplayAnswers {
  readonly answers: readonly Answer[]
}

/** Cells of the stamp: a number that is another one for each piece of work, its question, its phase. */
export const STAMP = { serial: 0, question: 1, phase: 2 } as const
export const STAMP_CELLS = 3

/** What a thread is at. Between two pieces of work it is at nothing that could take long. */
export const PHASE = { resting: 0, compiling: 1, evaluating: 2 } as const
export type Phase = (typeof PHASE)[keyof typeof PHASE]
