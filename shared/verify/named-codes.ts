import type { Decision } from '../model/decision.ts'
import { decisionKey } from './decision-key.ts'

interface OfId {
  /** The run of the first decision of the id. */
  readonly run: string
  readonly codes: string[]
}

/**
 * The codes of findings that decisions name, by the id of the decision: findings know no more of it. Several
 * runs may have a decision of one id; a code stands once for each of them that names it.
 */
export class NamedCodes {
  readonly #byId = new Map<string, OfId>()
  /** Decisions whose id another run had before. */
  readonly #later = new Set<string>()

  /** Says whether the run has a decision of that id already; then its codes are not counted anew. */
  add(decision: Pick<Decision, 'id' | 'run' | 'findings'>): 'new' | 'again' {
    const { id, run } = decision
    const first = this.#byId.get(id)
    if (first === undefined) {
      this.#byId.set(id, { run, codes: [...new Set(decision.findings)] })
      return 'new'
    }
    const key = decisionKey(decision)
    if (first.run === run || this.#later.has(key)) return 'again'
    this.#later.add(key)
    for (const code of new Set(decision.findings)) first.codes.push(code)
    return 'new'
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  *[Symbol.iterator](): Generator<{ readonly id: string; readonly code: string }> {
    for (const [id, { codes }] of this.#byId) for (const code of codes) yield { id, code }
  }
}
