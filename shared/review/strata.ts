import { assertNever } from '../model/assert-never.ts'
import type { StratumRule } from '../model/review.ts'
import type { BoundaryMark, Severity, Verdict } from '../model/words.ts'

/** What strata are told apart by. */
export interface StratumFacts {
  readonly findings: readonly string[]
  readonly boundary: BoundaryMark
  readonly replay: Verdict
  /** The worst that no exception covers. */
  readonly severity: Severity | null
  readonly workflow: string | null
}

/** The place of the first rule that holds, or -1: such items are in no stratum, and a plan without `rest` has them. */
export function stratumOf(facts: StratumFacts, rules: readonly StratumRule[]): number {
  return rules.findIndex((rule) => holds(rule, facts))
}

function holds(rule: StratumRule, facts: StratumFacts): boolean {
  switch (rule.kind) {
    case 'finding':
      return facts.findings.includes(rule.code)
    case 'outside':
      return facts.boundary === 'outside'
    case 'not-reproduced':
      return facts.replay !== 'reproduced'
    case 'severity':
      return facts.severity === rule.severity
    case 'workflow':
      return facts.workflow === rule.workflow
    case 'rest':
      return true
    default:
      return assertNever(rule)
  }
}

/** The rule in words, as screens, papers and packets give it. */
export function stratumWords(rule: StratumRule): string {
  switch (rule.kind) {
    case 'finding':
      return rule.code === 'BD-02'
        ? 'an input that nobody approved changed the outcome (BD-02)'
        : `finding ${rule.code}`
    case 'outside':
      return 'outside the boundary'
    case 'not-reproduced':
      return 'diverged or unreplayable'
    case 'severity':
      return `worst finding ${rule.severity}`
    case 'workflow':
      return `workflow ${rule.workflow}`
    case 'rest':
      return 'all others'
    default:
      return assertNever(rule)
  }
}

/** The plan that is offered first: what is likeliest wrong, then the rest. */
export const USUAL_STRATA: readonly StratumRule[] = [
  { kind: 'finding', code: 'BD-02' },
  { kind: 'outside' },
  { kind: 'not-reproduced' },
  { kind: 'severity', severity: 'critical' },
  { kind: 'severity', severity: 'high' },
  { kind: 'rest' },
]
