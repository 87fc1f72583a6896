import { hash53 } from '../../intake/lines/hash53.ts'
import type { Decision } from '../../model/decision.ts'
import { instantOf } from '../../model/time.ts'

/** Subjects that are told apart in one question, over all its groups: some 60 MB. */
const MOST_SUBJECTS = 1_000_000

/** What several groups may keep together. */
export class SubjectAllowance {
  #left = MOST_SUBJECTS

  take(): boolean {
    if (this.#left === 0) return false
    this.#left -= 1
    return true
  }
}

/** The first and last time of decisions, as they were written. */
export class Span {
  #oldest: readonly [number, string] | undefined
  #newest: readonly [number, string] | undefined

  add({ time }: Pick<Decision, 'time'>): void {
    const instant = instantOf(time)
    if (instant === undefined) return
    if (this.#oldest === undefined || instant < this.#oldest[0]) this.#oldest = [instant, time]
    if (this.#newest === undefined || instant > this.#newest[0]) this.#newest = [instant, time]
  }

  get oldest(): string | null {
    return this.#oldest?.[1] ?? null
  }

  get newest(): string | null {
    return this.#newest?.[1] ?? null
  }
}

/** Counts different subjects, told apart by type and id. Beyond the allowance no new ones are counted. */
export class Subjects {
  readonly #allowance: SubjectAllowance
  readonly #seen = new Set<number>()

  constructor(allowance: SubjectAllowance) {
    this.#allowance = allowance
  }

  add({ subject }: Pick<Decision, 'subject'>): void {
    if (subject === undefined) return
    const key = hash53(`${subject.type.length} ${subject.type} ${subject.id}`)
    if (!this.#seen.has(key) && this.#allowance.take()) this.#seen.add(key)
  }

  get count(): number {
    return this.#seen.size
  }
}
