import { movingRecords, startStages } from '../../findings/reading/run-progress.ts'
import { transitionKey } from '../../findings/reading/transition-key.ts'
import type { TransitionRef } from '../../model/evidence.ts'
import type { Definition, PlacedRecord, RebuiltRun } from '../../model/rebuilt.ts'
import type { Instant } from '../../model/time.ts'

/** One time that a run took a transition. */
export interface Taking {
  readonly transition: TransitionRef
  readonly defined: boolean
  /** Its last outcome's, else its first record's. */
  readonly at: Instant
  /** How long the run had been in the stage before, in milliseconds; undefined where the evidence does not tell. */
  readonly stayed: number | undefined
  /** The record that first tells it. */
  readonly first: PlacedRecord
}

/**
 * The times that a run took a transition, in order. Several records may tell one: a run takes a transition
 * again only when it has entered the stage before it again since. Nothing but an approval at a deciding
 * transition is no taking: it is given while the run waits before it.
 */
export function takingsOf(run: RebuiltRun): readonly Taking[] {
  const defined = definedTransitions(run.definition)
  const moving = new Set(movingRecords(run))
  const walk = new Walk(run)
  for (const placed of run.records) {
    const { transition } = placed.record
    if (transition === undefined) continue
    const isDefined = defined?.has(transitionKey(transition)) ?? true
    if (moving.has(placed) || !isDefined) walk.add(placed, transition, isDefined)
  }
  return walk.takings()
}

/** Worked out once a definition: every run of it asks. */
const known = new WeakMap<Definition, ReadonlySet<string>>()

function definedTransitions(definition: Definition | undefined): ReadonlySet<string> | undefined {
  if (definition === undefined) return undefined
  const before = known.get(definition)
  if (before !== undefined) return before
  const keys = new Set(definition.workflow.transitions.map(transitionKey))
  known.set(definition, keys)
  return keys
}

interface Step {
  readonly number: number
  readonly transition: TransitionRef
  readonly defined: boolean
  readonly first: PlacedRecord
  at: Instant
  /** What brought the run into the stage before. */
  readonly enteredBy: Step | 'start' | undefined
}

class Walk {
  readonly #run: RebuiltRun
  readonly #start: ReadonlySet<string>
  readonly #steps: Step[] = []
  readonly #latestOf = new Map<string, Step>()
  readonly #enteredBy = new Map<string, Step>()

  constructor(run: RebuiltRun) {
    this.#run = run
    this.#start = run.definition === undefined ? new Set() : startStages(run.definition.workflow)
  }

  add(placed: PlacedRecord, transition: TransitionRef, defined: boolean): void {
    const key = transitionKey(transition)
    const latest = this.#latestOf.get(key)
    const entered = this.#enteredBy.get(transition.from)
    const isAgain = latest !== undefined && entered !== undefined && entered.number > latest.number
    if (latest !== undefined && !isAgain) {
      if (placed.record.outcome !== undefined) latest.at = placed.instant
      return
    }
    const isAtStart = entered === undefined && this.#start.has(transition.from)
    const step: Step = {
      number: this.#steps.length,
      transition,
      defined,
      first: placed,
      at: placed.instant,
      enteredBy: entered ?? (isAtStart && placed !== this.#run.records[0] ? 'start' : undefined),
    }
    this.#steps.push(step)
    this.#latestOf.set(key, step)
    this.#enteredBy.set(transition.to, step)
  }

  takings(): readonly Taking[] {
    return this.#steps.map(({ transition, defined, first, at, enteredBy }) => ({
      transition,
      defined,
      first,
      at,
      stayed:
        enteredBy === undefined
          ? undefined
          : Math.max(0, at - (enteredBy === 'start' ? this.#run.start : enteredBy.at)),
    }))
  }
}
