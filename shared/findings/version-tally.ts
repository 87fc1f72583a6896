import type { Definition, JudgedDecision, RebuiltRun } from '../model/rebuilt.ts'
import type { Transition } from '../model/workflow.ts'
import { transitionKey } from './reading/transition-key.ts'

/** What the runs of one version of a workflow show, gathered run by run. Bounded by the definition. */
export class VersionTally {
  runs = 0
  decisions = 0
  readonly shown = new Set<Transition>()
  readonly evaluated = new Set<string>()
  readonly #unseenTransitions: Map<string, Transition[]>
  readonly #unseenInputs: Set<string>

  constructor({ workflow, boundary }: Definition) {
    this.#unseenTransitions = Map.groupBy(workflow.transitions, transitionKey)
    this.#unseenInputs = new Set((boundary?.inputs ?? []).map(({ name }) => name))
  }

  add(run: RebuiltRun, decisions: readonly JudgedDecision[]): void {
    this.runs += 1
    this.decisions += decisions.length
    if (this.#unseenTransitions.size > 0)
      for (const { record } of run.records) this.#addTransition(record.transition)
    if (this.#unseenInputs.size > 0)
      for (const { dossier } of decisions)
        for (const { name } of dossier.attributes)
          if (this.#unseenInputs.delete(name)) this.evaluated.add(name)
  }

  #addTransition(transition: Pick<Transition, 'id' | 'from' | 'to'> | undefined): void {
    if (transition === undefined) return
    const key = transitionKey(transition)
    for (const each of this.#unseenTransitions.get(key) ?? []) this.shown.add(each)
    this.#unseenTransitions.delete(key)
  }
}
