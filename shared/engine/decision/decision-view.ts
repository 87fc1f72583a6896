import type { CaseFile } from '../../casefile/case-file.ts'
import { type Decision, EVIDENCE_KEYS } from '../../model/decision.ts'
import { type DecisionView, MOST_LISTED } from '../../model/decision-view.ts'
import type { Finding } from '../../model/finding.ts'
import { bindOf } from '../../reconstruct/rebuild-run.ts'
import { requestOf } from '../../reconstruct/request.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { attributeViews } from './attribute-views.ts'
import { name, nameOrNull } from './bounded.ts'
import { findingViews } from './finding-views.ts'
import { fourWays } from './four-ways.ts'
import { type FindVersion, hearings } from './hearings.ts'
import { readsOf } from './reads-of.ts'
import { storedDecision, type WhichDecision } from './stored-decision.ts'
import { type ToldDecision, toldDecision } from './told-decision.ts'
import { valuesSeen } from './values-seen.ts'

/** Places named of one part of a decision. */
const MOST_PLACES = 50

/**
 * A decision as the desk shows it: what the rebuild published of it, and what its run's records, its boundary and the
 * text of its policy add. Throws DECISION_NOT_FOUND, CASE_DAMAGED.
 */
export function decisionView(file: CaseFile, which: WhichDecision): DecisionView {
  const { ord, decision } = storedDecision(file, which)
  const told = toldDecision(file, decision)
  const { policies } = readCaseDefinitions(file)
  const versionOf: FindVersion = (ref) =>
    policies.find((each) => each.policy === ref?.id && each.version === ref.version)
  const version = versionOf(decision.policy)
  const bind = bindOf(policies, decision.policy?.id ?? told?.dossier.defined?.policy)
  const heard = hearings(decision, told, versionOf)
  const reads = readsOf(version, bind, heard.replayed.rules ?? heard.recorded.rules ?? [])
  const request = told === undefined ? undefined : requestOf(told.dossier, bind)
  const requestText = request === undefined || request.kind === 'unbound' ? undefined : request.text
  const attributes = attributeViews(decision, told, reads)
  const findings = findingViews(file, decision, ord)
  return {
    ord,
    ...headOf(decision, told),
    sharedBy: sharedBy(file, decision.id),
    verdict: decision.replay.verdict,
    reason: decision.replay.reason ?? null,
    detail: nameOrNull(decision.replay.detail),
    boundary: boundaryMark(findings.map(({ finding }) => finding)),
    heard,
    request: request === undefined || request.kind === 'unbound' ? 'none' : request.kind,
    attributes: attributes.slice(0, MOST_LISTED),
    attributeCount: attributes.length,
    saw: valuesSeen(version, requestText, { attributes, reads }),
    ways:
      told === undefined
        ? { recommended: [], authorised: [], executed: [], observed: [] }
        : fourWays(told.dossier),
    agreement: decision.agreement,
    findings: findings.slice(0, MOST_LISTED),
    told: told !== undefined,
  }
}

function headOf(decision: Decision, told: ToldDecision | undefined) {
  const { workflow, transition, actor, subject, trigger, outcome, action, policy, inForce } = decision
  return {
    id: decision.id,
    run: decision.run,
    time: decision.time,
    workflow:
      workflow === undefined
        ? null
        : {
            ...named(workflow),
            owner: nameOrNull(told?.run.definition?.workflow.owner),
            match: told?.run.match ?? ('none' as const),
            boundary: told?.run.definition?.boundary !== undefined,
          },
    transition:
      transition === undefined
        ? null
        : { id: name(transition.id), from: name(transition.from), to: name(transition.to) },
    actor:
      actor === undefined
        ? null
        : {
            kind: actor.kind,
            id: name(actor.id),
            owner: nameOrNull(actor.owner),
            behalf: nameOrNull(actor.onBehalfOf),
          },
    subject: subject === undefined ? null : { type: name(subject.type), id: name(subject.id) },
    trigger: trigger === undefined ? null : { type: name(trigger.type), source: nameOrNull(trigger.source) },
    outcome: outcome ?? null,
    action:
      action === undefined ? null : { type: name(action.type), entitlement: nameOrNull(action.entitlement) },
    policy: policy === undefined ? null : named(policy),
    inForce: inForce === undefined ? null : named(inForce),
    complete: decision.complete,
    grades: Object.entries(decision.grades)
      .filter(([part]) => !part.startsWith('attributes.'))
      .map(([part, grade]) => ({ part, grade })),
    evidence: EVIDENCE_KEYS.flatMap((part) => {
      const places = decision.evidence[part] ?? []
      return places.length === 0 ? [] : [{ part, places: places.slice(0, MOST_PLACES), total: places.length }]
    }),
  }
}

function named({ id, version }: { readonly id: string; readonly version: string }) {
  return { id: name(id), version: name(version) }
}

/** By the decision's own findings of the boundary, as lists mark it. */
function boundaryMark(findings: readonly Finding[]): DecisionView['boundary'] {
  const own = findings.filter(({ code, subject }) => code.startsWith('BD-') && subject.kind === 'decision')
  if (own.some(({ excepted }) => excepted === null)) return 'outside'
  return own.length > 0 ? 'excepted' : 'inside'
}

/** Ids with a star are patterns to who counts, and are left alone. */
function sharedBy(file: CaseFile, id: string): number {
  return id.includes('*') ? 1 : Math.max(1, file.decisions.count([{ field: 'id', value: id }]))
}
