import type { PolicyAnswer, PolicyFault } from '../../model/what-if-view.ts'
import type { Blocked, Evaluation } from '../../replay/policy-engine.ts'
import { cut, name } from '../decision/bounded.ts'

const MOST_WHY_CHARS = 1_000
const MOST_LIST = 200

/** What a version answered, as a screen shows it. */
export function policyAnswer(
  version: { readonly id: string; readonly version: string } | undefined,
  evaluation: Evaluation | string,
): PolicyAnswer {
  const named = version === undefined ? null : { id: name(version.id), version: name(version.version) }
  if (typeof evaluation === 'string' || !evaluation.ok) {
    const why = typeof evaluation === 'string' ? evaluation : evaluation.why
    const clock = typeof evaluation === 'string' ? undefined : evaluation.clock
    return {
      version: named,
      outcome: null,
      rules: [],
      errors: [],
      why: cut(why, MOST_WHY_CHARS),
      clock: clock ?? null,
    }
  }
  return {
    version: named,
    outcome: evaluation.outcome,
    rules: evaluation.determining.slice(0, MOST_LIST).map(name),
    errors: evaluation.errors.slice(0, MOST_LIST).map(name),
    why: null,
    clock: evaluation.clock ?? null,
  }
}

export function policyFault({ reason, detail, place }: Blocked): PolicyFault {
  return { reason, detail: cut(detail, MOST_WHY_CHARS), place: place === undefined ? null : { ...place } }
}
