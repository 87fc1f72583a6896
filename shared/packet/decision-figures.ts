import type { Decision, Grade, UnreplayableReason, Verdict } from '../model/decision.ts'
import { instantOf, type Instant } from '../model/time.ts'

/** Figures of the decisions of a packet. */
export interface DecisionFigures {
  readonly decisions: number
  readonly runs: number
  readonly complete: number
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly reasons: ReadonlyMap<UnreplayableReason, number>
  readonly outcomes: ReadonlyMap<string, number>
  readonly agreements: ReadonlyMap<string, number>
  /** Of each grade, which parts (attributes taken together) carry it, and how often. */
  readonly grades: ReadonlyMap<Grade, ReadonlyMap<string, number>>
  /** Decisions with at least one part that is inferred. */
  readonly inferred: number
  /** Decisions whose replay also heard another version, then in force, and those where it differs. */
  readonly inForceElsewhere: { readonly heard: number; readonly differs: number }
  readonly period: { readonly from: string; readonly to: string } | null
}

/** Counts decisions as they pass; holds run ids and figures, no decision. */
export function countDecisions(): {
  readonly add: (decision: Decision) => void
  readonly figures: () => DecisionFigures
} {
  const runs = new Set<string>()
  const verdicts: Record<Verdict, number> = { reproduced: 0, diverged: 0, unreplayable: 0 }
  const reasons = new Map<UnreplayableReason, number>()
  const outcomes = new Map<string, number>()
  const agreements = new Map<string, number>()
  const grades = new Map<Grade, Map<string, number>>()
  const inForceElsewhere = { heard: 0, differs: 0 }
  let decisions = 0
  let complete = 0
  let inferred = 0
  let first: Place | undefined
  let last: Place | undefined

  function add(decision: Decision): void {
    decisions += 1
    runs.add(decision.run)
    if (decision.complete) complete += 1
    const { replay } = decision
    verdicts[replay.verdict] += 1
    if (replay.reason !== undefined) addOne(reasons, replay.reason)
    addOne(outcomes, decision.outcome ?? 'none recorded')
    addOne(agreements, decision.agreement)
    if (replay.inForce !== undefined) {
      inForceElsewhere.heard += 1
      if (replay.inForce.outcome !== replay.outcome) inForceElsewhere.differs += 1
    }
    const given = Object.entries(decision.grades)
    if (given.some(([, grade]) => grade === 'inferred')) inferred += 1
    for (const [part, grade] of given) {
      const parts = grades.get(grade) ?? new Map<string, number>()
      grades.set(grade, parts)
      addOne(parts, part.startsWith('attributes.') ? 'attributes' : part)
    }
    const place = { at: instantOf(decision.time), text: decision.time }
    if (isBefore(place, first)) first = place
    if (last === undefined || !isBefore(place, last)) last = place
  }

  function figures(): DecisionFigures {
    const period = first === undefined || last === undefined ? null : { from: first.text, to: last.text }
    return {
      decisions,
      runs: runs.size,
      complete,
      verdicts,
      reasons,
      outcomes,
      agreements,
      grades,
      inferred,
      inForceElsewhere,
      period,
    }
  }

  return { add, figures }
}

interface Place {
  readonly at: Instant | undefined
  readonly text: string
}

function isBefore(place: Place, other: Place | undefined): boolean {
  return other === undefined || (place.at ?? 0) < (other.at ?? 0)
}

function addOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
