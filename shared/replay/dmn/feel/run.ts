import { FeelRefused } from './refused.ts'
import { type DateTimeValue, type Feel, isKind, isList } from './value.ts'

/** The work of one evaluation that is refused beyond: expressions, items of lists, characters by the thousand. */
const MOST_STEPS = 1_000_000
/** Calls and expressions within one another; the stack of the smallest thread holds twice as many. */
const MOST_DEEP = 450
/** The most characters of one string that is made. */
const MOST_CHARS = 4_000_000
const MOST_WARNINGS = 50
/** The most parts of one value, those that stand in it several times counted so often. */
const MOST_PARTS = 2_000_000

/** One evaluation: what it may use, and what it has to say beside its value. */
export class Run {
  readonly #now: () => DateTimeValue
  readonly #warnings = new Set<string>()
  readonly #parts = new WeakMap<object, number>()
  #steps = 0
  #depth = 0

  /** `now` throws FeelRefused where no clock is given. */
  constructor(now: () => DateTimeValue) {
    this.#now = now
  }

  now(): DateTimeValue {
    return this.#now()
  }

  /** Counts work that has been done, or is about to be. */
  spend(steps: number): void {
    this.#steps += steps
    if (this.#steps > MOST_STEPS) throw new FeelRefused(`an evaluation of more than ${MOST_STEPS} steps`)
  }

  deeper<T>(work: () => T): T {
    this.#depth += 1
    if (this.#depth > MOST_DEEP)
      throw new FeelRefused(`an evaluation nested more than ${MOST_DEEP} levels deep`)
    const value = work()
    this.#depth -= 1
    return value
  }

  /** A string that was made, held to the bound on its length. */
  made(text: string): string {
    if (text.length > MOST_CHARS) throw new FeelRefused(`a string of more than ${MOST_CHARS} characters`)
    this.spend(text.length >> 8)
    return text
  }

  /** A value that was made, held to the bound on its parts: a list that holds one list twice doubles with each step. */
  whole(value: Feel): Feel {
    this.#partsOf(value)
    return value
  }

  #partsOf(value: Feel): number {
    if (!isList(value) && !isKind(value, 'context')) return 1
    const known = this.#parts.get(value)
    if (known !== undefined) return known
    let count = 1
    for (const part of isList(value) ? value : value.entries.values()) count += this.#partsOf(part)
    if (count > MOST_PARTS) throw new FeelRefused(`a value of more than ${MOST_PARTS} parts`)
    this.#parts.set(value, count)
    return count
  }

  /** What FEEL calls an error: its value is null, and evaluation goes on. */
  fail(why: string): null {
    if (this.#warnings.size < MOST_WARNINGS) this.#warnings.add(why)
    return null
  }

  /** What went wrong, in words, each once. */
  warnings(): readonly string[] {
    return [...this.#warnings]
  }
}

/** A name's value, worked out when it is first read. */
export interface Binding {
  readonly value: () => Feel
  /** Told of a read of the name, with the names below it that were read; none: the whole. */
  readonly onRead?: ((below: readonly string[]) => void) | undefined
}

/** Names by their normal form; inner ones hide outer ones. */
export interface Scope {
  find(name: string): Binding | undefined
}

export function childScope(outer: Scope, names: ReadonlyMap<string, Binding>): Scope {
  return { find: (name) => names.get(name) ?? outer.find(name) }
}

export function constant(value: Feel): Binding {
  return { value: () => value }
}
