import type {
  Action,
  Actor,
  Check,
  OutcomeValue,
  Subject,
  TransitionRef,
  Trigger,
} from '../model/evidence.ts'
import type { PlacedRecord, Told } from '../model/rebuilt.ts'
import type { Instant } from '../model/time.ts'
import type { Facts } from './join-facts.ts'
import { firstAfter } from './order.ts'

/** The check that counts (rule 6): of the transition's policy, else of any; the last up to `limit`, else the first after. */
export function countingCheck(
  checks: readonly Told<Check>[],
  policy: string | undefined,
  limit: Instant,
): Told<Check> | undefined {
  const named = checks.filter(({ fact }) => fact.policy.id === policy)
  const candidates = named.length > 0 ? named : checks
  return candidates.findLast(({ by }) => by.instant <= limit) ?? candidates[0]
}

/** The last action that was done, else the last (rule 7). */
export function countingAction(actions: readonly Told<Action>[]): Told<Action> | undefined {
  return actions.findLast(({ fact }) => fact.result === 'done') ?? actions.at(-1)
}

/** The last outcome, else what the counting check answered (rule 8). */
export function countingOutcome(
  facts: Facts,
  check: Told<Check> | undefined,
): { readonly value: OutcomeValue | undefined; readonly from: 'outcome' | 'check' | 'none' } {
  const last = facts.outcomes.at(-1)
  if (last !== undefined) return { value: last.fact.value, from: 'outcome' }
  const answer = check?.fact.outcome
  return answer === undefined ? { value: undefined, from: 'none' } : { value: answer, from: 'check' }
}

/**
 * From the outcome's record, else the action's, the check's, any (rule 7): one of its own, else one that was
 * joined to it, else `ofRun`, the run's first that names one.
 */
export function subjectOf(
  facts: Facts,
  check: Told<Check> | undefined,
  action: Told<Action> | undefined,
  others: { readonly own: readonly PlacedRecord[]; readonly ofRun: PlacedRecord | undefined },
): Subject | undefined {
  const telling = [facts.outcomes.at(-1)?.by, action?.by, check?.by, ...others.own]
  const joined = Object.values(facts).flatMap((list: readonly Told<unknown>[]) => list.map(({ by }) => by))
  const place = [telling, joined, [others.ofRun]]
    .map((places) => places.find((each) => each?.record.subject !== undefined))
    .find((each) => each !== undefined)
  return place?.record.subject
}

/** The first agent or human that the records of model, action, outcome or check name, else the first service (rule 7). */
export function actorOf(facts: Facts): Actor | undefined {
  const named = [facts.models, facts.actions, facts.outcomes, facts.checks].flatMap((list) =>
    list.flatMap(({ by }) => by.record.actor ?? []),
  )
  return named.find((actor) => actor.kind !== 'service') ?? named[0]
}

/** The transition as the outcome's record writes it, else the check's, else any of its own. */
export function transitionOf(
  id: string | undefined,
  facts: Facts,
  own: readonly PlacedRecord[],
): TransitionRef | undefined {
  const telling = [facts.outcomes.at(-1)?.by, facts.checks.findLast((each) => each.own)?.by, ...own]
  const named = telling.flatMap((each) => each?.record.transition ?? [])
  return id === undefined ? undefined : named.find((each) => each.id === id)
}

/**
 * The last trigger of the run at or before the decision, else the run's first (rule 5). Requires order, and
 * `instants` to be the triggers' own.
 */
export function triggerOf(
  triggers: readonly Told<Trigger>[],
  instants: readonly Instant[],
  instant: Instant,
): { readonly counting: Told<Trigger> | undefined; readonly superseded: readonly Told<Trigger>[] } {
  const at = Math.max(firstAfter(instants, instant) - 1, 0)
  return { counting: triggers[at], superseded: triggers.slice(Math.max(0, at - SUPERSEDED_TRIGGERS), at) }
}

/** A run may tell any number of triggers: so many of those before the one that counts are cited. */
const SUPERSEDED_TRIGGERS = 50
