import type { CelValue } from '@bufbuild/cel'
import { CannotEvaluate, type CelOutcome, Failure } from './outcome.ts'

/** What names stand for: variables of the host, each with its value; a failure where it has none. */
export interface Activation {
  /** Undefined: there is no such variable. */
  get(name: string): CelOutcome | undefined
}

/** Steps that the expressions of one evaluation may take together: about a second of work. */
const MOST_STEPS = 2_000_000

/** Most characters, bytes or elements of a value that an expression makes. */
const MOST_SIZE = 4_000_000

/** One evaluation of one expression or several: what it may still do, and what it did. */
export class CelRun {
  /** The values of variables that macros of the expression in hand bind, by their number. */
  slots: CelOutcome[] = []
  readonly #now: CelValue | undefined
  readonly #unknown: readonly string[]
  readonly #reads = new Map<string, readonly string[]>()
  #steps = MOST_STEPS
  #clockRead = false

  /**
   * `now` requires a timestamp, or undefined where there is no clock. `unknown`: dotted paths from a variable down
   * whose values are taken as not known, but as being there.
   */
  constructor(now?: CelValue, unknown: readonly string[] = []) {
    this.#now = now
    this.#unknown = unknown
  }

  /** Throws CannotEvaluate where the steps are used up: policies and requests are hostile. */
  spend(steps: number): void {
    this.#steps -= steps
    if (this.#steps < 0) throw new CannotEvaluate(`the evaluation takes more than ${MOST_STEPS} steps`)
  }

  /** Evaluates an expression; another may be in the midst of it, which needed the value of a variable. */
  expression(evaluate: () => CelOutcome): CelOutcome {
    const outer = this.slots
    this.slots = []
    try {
      return evaluate()
    } finally {
      this.slots = outer
    }
  }

  /** The pinned clock. Throws CannotEvaluate where there is none. */
  now(): CelValue {
    if (this.#now === undefined) throw new CannotEvaluate('the clock is read, and no time is given')
    this.#clockRead = true
    return this.#now
  }

  get clockRead(): boolean {
    return this.#clockRead
  }

  /**
   * Notes that the value at a path, the variable first, had a part in the answer, or whether there is one. The failure
   * that stands in its place where it is taken as not known, or a part of it is.
   */
  read(path: readonly string[], what: 'value' | 'presence'): Failure | undefined {
    this.#reads.set(path.join('\0'), path)
    if (this.#unknown.length === 0) return undefined
    const text = path.join('.')
    const isOpen = this.#unknown.some(
      (each) =>
        text.startsWith(`${each}.`) || (what === 'value' && (text === each || each.startsWith(`${text}.`))),
    )
    return isOpen ? new Failure('unknown', `${text} is taken as not known`) : undefined
  }

  /** Whether a value is taken as not known at the path or below it: then something is there. */
  isTakenAsThere(path: readonly string[]): boolean {
    const text = path.join('.')
    return this.#unknown.some((each) => each === text || each.startsWith(`${text}.`))
  }

  /** Paths from the variable down; a path stands for everything below it too. */
  get reads(): readonly (readonly string[])[] {
    return [...this.#reads.values()]
  }
}

/** Throws CannotEvaluate where a value about to be made is larger than is allowed. Requires a whole number. */
export function checkSize(size: number): void {
  if (size > MOST_SIZE)
    throw new CannotEvaluate(`a value of ${size} characters or elements, more than ${MOST_SIZE}`)
}
