import type { Decision } from '../../model/decision.ts'
import type { ConcernedDecision } from '../../model/what-if-view.ts'
import { name, nameOrNull } from '../decision/bounded.ts'

/** A decision as lists of this kind show it. */
export function concernedDecision(ord: number, decision: Decision): ConcernedDecision {
  return {
    ord,
    id: decision.id,
    time: decision.time,
    subject: nameOrNull(decision.subject?.id),
    entitlement: nameOrNull(decision.action?.entitlement),
    outcome: decision.outcome ?? null,
  }
}

/** What `decision.id` is a name of is never cut: it is asked by. Other names are. */
export function rulesOf(rules: readonly string[]): string[] {
  return rules.slice(0, MOST_RULES).map(name)
}

const MOST_RULES = 50
