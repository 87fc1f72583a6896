import type { BoxedRule } from './boxed.ts'

/** What the evaluation of a decision's own logic tells beside its value. */
export class Trace {
  readonly #matched: BoxedRule[] = []
  readonly #clashing: BoxedRule[] = []
  #tables = 0

  /** A table was evaluated, and these of its rules gave its value. */
  table(matched: readonly BoxedRule[]): void {
    this.#tables += 1
    this.#matched.push(...matched)
  }

  /** Rules that hold together though the table says that they cannot. */
  clash(rules: readonly BoxedRule[]): void {
    this.#clashing.push(...rules)
  }

  get tables(): number {
    return this.#tables
  }

  get matched(): readonly BoxedRule[] {
    return this.#matched
  }

  get clashing(): readonly BoxedRule[] {
    return this.#clashing
  }
}
