import type { TransitionRef, Trigger } from '../model/evidence.ts'
import type { PolicyVersion } from '../model/policy.ts'
import type { Definition, Dossier, PlacedRecord, RebuiltRun, Told } from '../model/rebuilt.ts'
import type { CaseSettings } from '../model/settings.ts'
import type { Transition } from '../model/workflow.ts'
import { agreementOf } from './agreement.ts'
import { checkedPolicy } from './checked-policy.ts'
import {
  actorOf,
  countingAction,
  countingCheck,
  countingOutcome,
  subjectOf,
  transitionOf,
  triggerOf,
} from './choose-facts.ts'
import { evidenceOf, gradesOf, gradesShown, isComplete } from './completeness.ts'
import { countedAttributes } from './counted-attributes.ts'
import { definitionOfRun } from './definition-of-run.ts'
import { type Facts, joinFacts, ownFacts } from './join-facts.ts'
import { type Occurrence, ownClock, ownInstant } from './occurrence.ts'
import { decidingTransitions, occurrencesOf } from './occurrences.ts'
import { compareRecords } from './order.ts'
import { policyInForce } from './policy-in-force.ts'
import { requestOf } from './request.ts'

/** What a rebuild knows beside the records: the definitions and policies that count, and the settings. */
export interface RebuildContext {
  /** Of each (id, version) the first imported. */
  readonly definitions: readonly Definition[]
  /** Of each (policy, version) the first imported. */
  readonly policies: readonly PolicyVersion[]
  readonly settings: CaseSettings
}

/**
 * Puts one run together from its records, in any order, as formats.md 4 says: the same records give
 * the same run. Requires at least one record, all of the same run.
 */
export function rebuildRun(
  id: string,
  unordered: readonly PlacedRecord[],
  context: RebuildContext,
): RebuiltRun {
  const records = unordered.toSorted(compareRecords)
  const first = records[0] as PlacedRecord
  const workflow = records.find(({ record }) => record.workflow !== undefined)?.record.workflow
  const start = first.instant
  const { definition, match } = definitionOfRun(workflow, start, context.definitions)
  const deciding = decidingTransitions(records, definition?.workflow)
  const { occurrences, elsewhere } = occurrencesOf(records, deciding, context.settings)

  const ordered = occurrences.toSorted((a, b) => ownInstant(a) - ownInstant(b))
  const facts = ordered.map(ownFacts)
  if (ordered.length > 0) joinFacts(facts, ordered.map(ownInstant), elsewhere, context.settings.skewMs)
  const triggers = records.flatMap((by) =>
    by.record.trigger === undefined ? [] : [{ fact: by.record.trigger, by, own: false }],
  )
  const ids = identify(id, ordered)
  const triggerInstants = triggers.map(({ by }) => by.instant)
  const namesSubject = records.find(({ record }) => record.subject !== undefined)
  const run = { id, workflow, definition, match, context, triggers, triggerInstants, namesSubject }
  const decisions = ordered
    .map((occurrence, at) => dossierOf(run, ids[at] as string, occurrence, facts[at] as Facts))
    .toSorted((a, b) => a.instant - b.instant)
  const end = records.reduce((latest, { instant }) => Math.max(latest, instant), start)
  return { id, workflow, definition, match, records, start, end, decisions }
}

/** The label given, else RUN/TRANSITION#N in time order; `-` stands for no transition. */
function identify(run: string, ordered: readonly Occurrence[]): readonly string[] {
  const counts = new Map<string, number>()
  return ordered.map(({ label, transition }) => {
    const place = transition ?? '-'
    const number = (counts.get(place) ?? 0) + 1
    counts.set(place, number)
    return label ?? `${run}/${place}#${number}`
  })
}

interface RunSoFar {
  readonly id: string
  readonly workflow: RebuiltRun['workflow']
  readonly definition: Definition | undefined
  readonly match: RebuiltRun['match']
  readonly context: RebuildContext
  readonly triggers: readonly Told<Trigger>[]
  readonly triggerInstants: readonly number[]
  /** The first that names a subject: found once, for a run may have any number of decisions. */
  readonly namesSubject: PlacedRecord | undefined
}

function dossierOf(run: RunSoFar, id: string, occurrence: Occurrence, facts: Facts): Dossier {
  const { skewMs } = run.context.settings
  const own = occurrence.records
  const defined = run.definition?.workflow.transitions.find((each) => each.id === occurrence.transition)
  const ownTime = ownClock(own, occurrence.outcomes)
  const check = countingCheck(facts.checks, defined?.policy, ownTime.instant + skewMs)
  const clock = occurrence.outcomes.at(-1) ?? check?.by ?? ownTime
  const outcome = countingOutcome(facts, check)
  const action = countingAction(facts.actions)
  const checkInstant = check?.by.instant ?? clock.instant
  const checked = check && checkedPolicy(check, run.context.policies, checkInstant)
  const policy = checked?.version === undefined ? undefined : { id: checked.id, version: checked.version }
  const inForce = inForceFor(run.context.policies, checked, defined, checkInstant)
  const bind = bindOf(run.context.policies, checked?.id ?? defined?.policy)
  const attributes = countedAttributes(facts.readings, checkInstant + skewMs, check, bind)
  const trigger = triggerOf(run.triggers, run.triggerInstants, clock.instant)
  const counting = trigger.counting && { ...trigger.counting, own: own.includes(trigger.counting.by) }

  const parts = {
    id,
    run: run.id,
    workflow: run.workflow,
    transition: transitionOf(occurrence.transition, facts, own) ?? transitionOfLabel(occurrence, own),
    defined,
    instant: clock.instant,
    time: clock.record.time,
    own,
    trigger: counting,
    ...facts,
    attributes,
    check,
    checkInstant,
    outcome: outcome.value,
    action,
    subject: subjectOf(facts, check, action, { own, ofRun: run.namesSubject }),
    actor: actorOf(facts),
    policy,
    inForce: inForce && { id: inForce.policy, version: inForce.version },
  }
  const triggers = counting === undefined ? [] : [...trigger.superseded, counting]
  const request = { logged: 'logged', bound: 'bound', unbound: 'none' } as const
  return {
    ...parts,
    complete: isComplete(parts),
    evidence: evidenceOf(facts, triggers, attributes, outcome.from === 'check' ? check?.by : undefined),
    grades: gradesOf({
      ...parts,
      outcomeFrom: outcome.from,
      request: request[requestOf(parts, bind).kind],
      match: run.match,
      shown: { ...checked?.grades, ...gradesShown(own) },
    }),
    agreement: agreementOf({
      proposal: proposalBefore(facts, action?.by.instant ?? clock.instant, skewMs),
      check: check?.fact.outcome,
      outcome: outcome.value,
      outcomeIsRecorded: outcome.from === 'outcome',
      action: action?.fact,
      effects: facts.effects.map(({ fact }) => fact),
    }),
  }
}

/** A decision that only a label names stands at the transition that its records name, if any does. */
function transitionOfLabel(occurrence: Occurrence, own: readonly PlacedRecord[]): TransitionRef | undefined {
  if (occurrence.transition !== undefined) return undefined
  return own.findLast(({ record }) => record.transition !== undefined)?.record.transition
}

function inForceFor(
  policies: readonly PolicyVersion[],
  recorded: { readonly id: string; readonly version?: string | undefined } | undefined,
  defined: Transition | undefined,
  instant: number,
): PolicyVersion | undefined {
  const id = recorded?.id ?? defined?.policy
  return id === undefined ? undefined : policyInForce(policies, id, instant, recorded?.version)
}

/** A policy binds its requests in one way, whatever the version. */
export function bindOf(
  policies: readonly PolicyVersion[],
  policy: string | undefined,
): PolicyVersion['bind'] {
  return policies.find((each) => each.policy === policy)?.bind
}

/** The last proposal up to the action, else the last. */
function proposalBefore(facts: Facts, instant: number, skewMs: number) {
  const proposals = facts.models.filter(({ fact }) => fact.proposal !== undefined)
  return (proposals.findLast(({ by }) => by.instant <= instant + skewMs) ?? proposals.at(-1))?.fact.proposal
}
