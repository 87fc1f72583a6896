import type { Decision } from '../../model/decision.ts'
import type { SharedCause } from '../../model/what-if-view.ts'
import { concernedDecision } from './concerned-decision.ts'
import { Span, type SubjectAllowance, Subjects } from './span-and-subjects.ts'

/** Counts the decisions that share a cause, and keeps the first of them. */
export class SharedTally {
  readonly #most: number
  readonly #subjects: Subjects
  readonly #permitted: Subjects
  readonly #span = new Span()
  readonly #rows: ReturnType<typeof concernedDecision>[] = []
  #decisions = 0
  #permits = 0

  constructor(most: number, allowance: SubjectAllowance) {
    this.#most = most
    this.#subjects = new Subjects(allowance)
    this.#permitted = new Subjects(allowance)
  }

  add(ord: number, decision: Decision): void {
    this.#decisions += 1
    this.#subjects.add(decision)
    this.#span.add(decision)
    if (decision.outcome === 'permit') {
      this.#permits += 1
      this.#permitted.add(decision)
    }
    if (this.#rows.length < this.#most) this.#rows.push(concernedDecision(ord, decision))
  }

  result(): SharedCause {
    return {
      decisions: this.#decisions,
      permits: this.#permits,
      subjects: this.#subjects.count,
      permittedSubjects: this.#permitted.count,
      oldest: this.#span.oldest,
      newest: this.#span.newest,
      rows: this.#rows,
    }
  }
}
