import type { Decision } from '../../model/decision.ts'
import { SEVERITIES, type Severity } from '../../model/finding.ts'
import type { RuleInfo } from '../contents.ts'

/**
 * Most decisions that a report shows whole, and most that it lists beside those: a page or two each, that is
 * what a person reads.
 */
export const MAX_SHOWN = 40
/** Most that are shown whole where people reviewed them. */
export const MAX_REVIEWED = 200
export const MAX_LISTED = 1000
/** Shown whole where no decision has a finding: so that the reader sees what one is made of. */
const EXAMPLES = 5

/** The decisions that a report shows, in the order of the packet. */
export interface PickedDecisions {
  /** Shown whole: those with findings, the gravest first in choice; where none has any, the first ones. */
  readonly shown: readonly Decision[]
  /** Of the others, the first ones, as a line each. */
  readonly listed: readonly Decision[]
  /** Those that stand in `decisions.ndjson` alone. */
  readonly leftOut: number
}

interface Placed {
  readonly at: number
  readonly decision: Decision
}

/**
 * Picks as decisions pass, holding a bounded number: what people reviewed goes first. A divergence weighs as a critical finding; of equal
 * weight, earlier ones go first.
 */
export function pickDecisions(
  rules: readonly RuleInfo[],
  reviewed: { readonly has: (id: string) => boolean } = new Set<string>(),
): {
  readonly add: (decision: Decision) => void
  readonly picked: () => PickedDecisions
} {
  const severities = new Map(rules.map(({ code, severity }) => [code, severity]))
  const byWeight: Placed[][] = Array.from({ length: SEVERITIES.length + 2 }, () => [])
  const first: Placed[] = []
  let count = 0

  function add(decision: Decision): void {
    const placed = { at: count, decision }
    count += 1
    const isReviewed = reviewed.has(decision.id)
    const alike = byWeight[isReviewed ? SEVERITIES.length + 1 : weightOf(decision, severities)]
    if (alike !== undefined && alike.length < (isReviewed ? MAX_REVIEWED : MAX_SHOWN)) alike.push(placed)
    if (first.length < MAX_REVIEWED + MAX_LISTED) first.push(placed)
  }

  function picked(): PickedDecisions {
    const [plain = [], ...weighty] = byWeight
    const most = Math.max(MAX_SHOWN, weighty.at(-1)?.length ?? 0)
    const gravest = weighty.toReversed().flat().slice(0, most)
    const chosen = gravest.length > 0 ? gravest : plain.slice(0, EXAMPLES)
    const places = new Set(chosen.map(({ at }) => at))
    const listed = first.filter(({ at }) => !places.has(at)).slice(0, MAX_LISTED)
    return {
      shown: chosen.sort((a, b) => a.at - b.at).map(({ decision }) => decision),
      listed: listed.map(({ decision }) => decision),
      leftOut: count - chosen.length - listed.length,
    }
  }

  return { add, picked }
}

function weightOf(decision: Decision, severities: ReadonlyMap<string, Severity>): number {
  const weights = decision.findings.map((code) => {
    const severity = severities.get(code)
    return severity === undefined ? 0 : SEVERITIES.indexOf(severity) + 1
  })
  return Math.max(0, decision.replay.verdict === 'diverged' ? SEVERITIES.length : 0, ...weights)
}
