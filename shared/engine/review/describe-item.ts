import { digestOf } from '../../crypto.ts'
import type { CaseFile } from '../../casefile/case-file.ts'
import type { Decision } from '../../model/decision.ts'
import type { OwnPart, ReviewItem } from '../../model/review.ts'
import { instantOf } from '../../model/time.ts'
import { BOUNDARY_MARKS, SEVERITIES } from '../../model/words.ts'
import { canonicalJson } from '../../proof/canonical-json.ts'
import type { DecisionIndex } from '../decision-index/decision-index.ts'
import { readRunLines } from '../decision/run-lines.ts'
import { decisionAt } from '../decision/stored-decision.ts'
import { placeOf } from '../record/line-place.ts'
import { factsAt, type PopulationItem } from './population.ts'

const MOST_DECISIONS = 100
const MOST_OTHERS = 200
const MOST_CODES = 1000
const MOST_RULES = 1000
const MOST_APPROVERS = 100

/** What a reviewer must know of a drawn item, read of its decisions as they are now. Throws CASE_DAMAGED. */
export function describeItem(
  file: CaseFile,
  index: DecisionIndex,
  { id, stratum, ords }: PopulationItem,
): ReviewItem {
  const named = ords.slice(-MOST_DECISIONS).map((ord) => decisionAt(file, ord))
  const latest = named.reduce((a, b) => ((instantOf(b.time) ?? 0) >= (instantOf(a.time) ?? 0) ? b : a))
  const facts = ords.map((ord) => factsAt(index, ord - 1))
  const { approvers, model } = told(file, latest)
  const { actor, subject, action, replay, workflow, policy } = latest
  const findings = [...new Set(facts.flatMap((each) => each.findings))].toSorted().slice(0, MOST_CODES)
  const severity = SEVERITIES.findLast((word) => facts.some((each) => each.severity === word)) ?? null
  const boundary = BOUNDARY_MARKS.find((mark) => facts.some((each) => each.boundary === mark)) ?? 'inside'
  const rules = (replay.determining ?? []).toSorted().slice(0, MOST_RULES)
  const described = {
    id,
    stratum,
    decisions: named.map((each) => each.id),
    decisionCount: ords.length,
    time: latest.time,
    subject: subject?.id ?? null,
    subjectType: subject?.type ?? null,
    actor: actor?.id ?? null,
    owner: actor?.owner ?? null,
    onBehalfOf: actor?.onBehalfOf ?? null,
    approvers,
    others: othersOf(index, ords, latest),
    action: action?.type ?? null,
    entitlement: action?.entitlement ?? null,
    outcome: latest.outcome ?? null,
    replay: facts.every((each) => each.replay === replay.verdict) ? replay.verdict : worstReplay(facts),
    workflow: workflow?.id ?? null,
    workflowVersion: workflow?.version ?? null,
    transition: latest.transition?.id ?? null,
    policy: policy?.id ?? null,
    policyVersion: policy?.version ?? null,
    model,
    rules,
    findings,
    severity,
    boundary,
  }
  return { ...described, likeness: likenessOf(described) }
}

/** What must be equal of items that are judged in bulk. */
function likenessOf(item: Omit<ReviewItem, 'likeness'>): ReviewItem['likeness'] {
  const { workflow, workflowVersion, transition, policy, policyVersion, rules, findings } = item
  const { severity, boundary, outcome, replay, action } = item
  const same = { workflow, workflowVersion, transition, policy, policyVersion, rules, findings }
  const text = canonicalJson({ ...same, severity, boundary, outcome, replay, action })
  return digestOf(new TextEncoder().encode(text))
}

function worstReplay(facts: readonly { readonly replay: ReviewItem['replay'] }[]): ReviewItem['replay'] {
  return facts.some(({ replay }) => replay === 'diverged') ? 'diverged' : 'unreplayable'
}

/** Who has a part in the decisions besides those of the latest. */
function othersOf(
  index: DecisionIndex,
  ords: readonly number[],
  { actor }: Decision,
): { part: OwnPart; id: string }[] {
  const parts = [
    ['actor', 'actor', actor?.id],
    ['owner', 'actor.owner', actor?.owner],
    ['onBehalfOf', 'actor.onBehalfOf', actor?.onBehalfOf],
  ] as const
  return parts
    .flatMap(([part, field, own]) => {
      const ids = new Set(ords.map((ord) => index.valueAt(ord - 1, field)))
      return [...ids].flatMap((id) => (id === null || id === own ? [] : [{ part, id }]))
    })
    .slice(0, MOST_OTHERS)
}

/** Who approved, and which model proposed: only the records tell. */
function told(file: CaseFile, { run, evidence }: Decision): { approvers: string[]; model: string | null } {
  const refs = [...(evidence.approval ?? []), ...(evidence.model ?? [])]
  if (refs.length === 0) return { approvers: [], model: null }
  const { records } = readRunLines(file, run, refs.slice(0, MOST_APPROVERS).map(placeOf))
  const approvers = records.flatMap(({ record }) => record.approval?.by.id ?? [])
  const model = records.findLast(({ record }) => record.model !== undefined)?.record.model?.id ?? null
  return { approvers: [...new Set(approvers)].slice(0, MOST_APPROVERS), model }
}
