import { startStages } from '../../findings/reading/run-progress.ts'
import type { Deviation, StageTally, TransitionTally, WorkflowTally } from '../../model/case-tally.ts'
import type { Finding } from '../../model/finding.ts'
import type { RebuiltRun } from '../../model/rebuilt.ts'
import type { JudgedRun } from '../judge-runs.ts'
import { type Allowance, isKept, MOST_TRANSITIONS_EACH } from './bounds.ts'
import { InputsTally } from './inputs-tally.ts'
import { StayHistogram } from './stay-histogram.ts'
import { type Taking, takingsOf } from './takings.ts'

/** Rows that all workflow versions of a case share. */
export interface SharedAllowance {
  readonly transitions: Allowance
  readonly inputs: Allowance
}

interface OfTransition {
  readonly name: Pick<TransitionTally, 'id' | 'from' | 'to' | 'defined'>
  runs: number
  taken: number
  excepted: number
  readonly stays: StayHistogram
}

interface OfStage {
  runs: number
  idle: number
  readonly stays: StayHistogram
}

/** What the runs that name one version of a workflow did, gathered run by run. */
export class WorkflowVersionTally {
  #runs = 0
  #decisions = 0
  #furtherTaken = 0
  readonly #allowance: SharedAllowance
  readonly #judgedBy = new Map<string, number>()
  readonly #transitions = new Map<string, OfTransition>()
  readonly #stages = new Map<string, OfStage>()
  readonly #inputs: InputsTally

  constructor(allowance: SharedAllowance) {
    this.#allowance = allowance
    this.#inputs = new InputsTally(allowance.inputs)
  }

  /** Gives the transitions that the run took and its definition lacks, without its name and place. */
  add({
    run,
    decisions,
    ofRun,
  }: JudgedRun): readonly Pick<Deviation, 'transition' | 'at' | 'source' | 'line'>[] {
    this.#runs += 1
    this.#decisions += decisions.length
    this.#inputs.add(decisions)
    const judgedBy = run.definition?.workflow.version
    if (judgedBy !== undefined) this.#judgedBy.set(judgedBy, (this.#judgedBy.get(judgedBy) ?? 0) + 1)
    const takings = takingsOf(run)
    const undefinedOne = ofRun.find(({ code }) => code === 'WF-01')
    const kept = this.#addTakings(takings, run, undefinedOne)
    this.#addStages(
      takings,
      run,
      ofRun.some(({ code }) => code === 'WF-04'),
    )
    return [...kept].flatMap(({ transition, defined, at, first }) =>
      defined ? [] : [{ transition, at, source: first.source, line: first.index }],
    )
  }

  rows(): Omit<WorkflowTally, 'kind' | 'workflow' | 'version'> {
    return {
      runs: this.#runs,
      decisions: this.#decisions,
      judgedBy: [...this.#judgedBy].map(([version, runs]) => ({ version, runs })),
      stages: [...this.#stages].map(([stage, { runs, idle, stays }]): StageTally => ({
        stage,
        runs,
        idle,
        ...stays.times(),
      })),
      transitions: [...this.#transitions.values()].map(
        ({ name, runs, taken, excepted, stays }): TransitionTally => ({
          ...name,
          runs,
          taken,
          excepted,
          ...stays.times(),
        }),
      ),
      inputs: this.#inputs.rows(),
      furtherTaken: this.#furtherTaken,
      furtherEvaluated: this.#inputs.further,
    }
  }

  /** Gives the first taking of each transition that is kept. */
  #addTakings(
    takings: readonly Taking[],
    run: RebuiltRun,
    undefinedOne: Finding | undefined,
  ): readonly Taking[] {
    const decided = new Map<string, number>()
    for (const { transition } of run.decisions)
      if (transition !== undefined) count(decided, keyOf(transition))
    const firsts: Taking[] = []
    for (const [key, list] of Map.groupBy(takings, ({ transition }) => keyOf(transition))) {
      const [first] = list as [Taking, ...Taking[]]
      // A run that decides again at a transition has taken it again, whatever lies between.
      const taken = Math.max(list.length, decided.get(key) ?? 0)
      const row = this.#transition(key, first)
      if (row === undefined) {
        this.#furtherTaken += taken
        continue
      }
      row.runs += 1
      row.taken += taken
      if (!first.defined && undefinedOne !== undefined && undefinedOne.excepted !== null) row.excepted += 1
      for (const { stayed } of list) if (stayed !== undefined) row.stays.add(stayed)
      firsts.push(first)
    }
    return firsts
  }

  #addStages(takings: readonly Taking[], run: RebuiltRun, isIdle: boolean): void {
    const start = run.definition === undefined ? [] : [...startStages(run.definition.workflow)]
    const begun = takings.length === 0 && start.length === 1 ? start : []
    for (const name of new Set([
      ...begun,
      ...takings.flatMap(({ transition: { from, to } }) => [from, to]),
    ])) {
      const stage = this.#stage(name)
      if (stage !== undefined) stage.runs += 1
    }
    for (const { transition, stayed } of takings)
      if (stayed !== undefined) this.#stages.get(transition.from)?.stays.add(stayed)
    const last = takings.at(-1)?.transition.to ?? begun[0]
    const resting = isIdle && last !== undefined ? this.#stages.get(last) : undefined
    if (resting !== undefined) resting.idle += 1
  }

  /** One that runs take under a definition that has it and under one that has it not is two. */
  #transition(key: string, taking: Taking): OfTransition | undefined {
    const name = `${taking.defined ? '+' : '-'}${key}`
    const known = this.#transitions.get(name)
    if (known !== undefined) return known
    const { id, from, to } = taking.transition
    if (this.#transitions.size >= MOST_TRANSITIONS_EACH || !isKept(id, from, to)) return undefined
    if (!this.#allowance.transitions.take()) return undefined
    // The names alone: a row must not keep a record of any size in memory.
    const made = {
      name: { id, from, to, defined: taking.defined },
      runs: 0,
      taken: 0,
      excepted: 0,
      stays: new StayHistogram(),
    }
    this.#transitions.set(name, made)
    return made
  }

  /** At most two for each transition that may be kept. */
  #stage(name: string): OfStage | undefined {
    const known = this.#stages.get(name)
    if (known !== undefined) return known
    if (this.#stages.size >= 2 * MOST_TRANSITIONS_EACH || !isKept(name)) return undefined
    const made = { runs: 0, idle: 0, stays: new StayHistogram() }
    this.#stages.set(name, made)
    return made
  }
}

function keyOf({ id, from, to }: Taking['transition']): string {
  return JSON.stringify([id, from, to])
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
