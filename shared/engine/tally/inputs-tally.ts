import { unapprovedInputs } from '../../findings/reading/unapproved-inputs.ts'
import type { InputTally } from '../../model/case-tally.ts'
import type { JudgedDecision } from '../../model/rebuilt.ts'
import { type Allowance, isKept, MOST_INPUTS_EACH } from './bounds.ts'

/** Which inputs the decisions of one workflow version evaluated, and how often. */
export class InputsTally {
  further = 0
  readonly #allowance: Allowance
  readonly #inputs = new Map<string, { evaluated: number; unapproved: number }>()

  constructor(allowance: Allowance) {
    this.#allowance = allowance
  }

  add(decisions: readonly JudgedDecision[]): void {
    for (const judged of decisions) {
      for (const { name } of judged.dossier.attributes) {
        const input = this.#input(name)
        if (input === undefined) this.further += 1
        else input.evaluated += 1
      }
      if (!judged.decision.findings.includes('BD-01')) continue
      for (const { name } of unapprovedInputs(judged)) {
        const input = this.#inputs.get(name)
        if (input !== undefined) input.unapproved += 1
      }
    }
  }

  rows(): readonly InputTally[] {
    return [...this.#inputs].map(([name, counts]) => ({ name, ...counts }))
  }

  #input(name: string) {
    const known = this.#inputs.get(name)
    if (known !== undefined) return known
    if (this.#inputs.size >= MOST_INPUTS_EACH || !isKept(name) || !this.#allowance.take()) return undefined
    const made = { evaluated: 0, unapproved: 0 }
    this.#inputs.set(name, made)
    return made
  }
}
