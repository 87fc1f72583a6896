import type {
  Action,
  Approval,
  AttributeReading,
  Check,
  Effect,
  ModelPart,
  Notification,
  Outcome,
} from '../model/evidence.ts'
import type { PlacedRecord, Told } from '../model/rebuilt.ts'
import type { Instant } from '../model/time.ts'
import { instantOfApproval, type Occurrence } from './occurrence.ts'
import { compareRecords, firstAfter, firstAtLeast } from './order.ts'

type ToldApproval = Told<Approval> & { readonly instant: Instant }

/** The facts of one decision, its own and those joined to it, in the order of the evidence. */
export interface Facts {
  readonly readings: Told<AttributeReading>[]
  readonly checks: Told<Check>[]
  readonly models: Told<ModelPart>[]
  readonly approvals: ToldApproval[]
  readonly outcomes: Told<Outcome>[]
  readonly actions: Told<Action>[]
  readonly notifications: Told<Notification>[]
  readonly effects: Told<Effect>[]
}

/** The facts that an occurrence's own records tell. */
export function ownFacts(occurrence: Occurrence): Facts {
  const facts: Facts = {
    readings: [],
    checks: [],
    models: [],
    approvals: [],
    outcomes: [],
    actions: [],
    notifications: [],
    effects: [],
  }
  for (const by of occurrence.records) {
    takeForward(facts, by, true)
    takeApproval(facts, by, true)
    const { outcome, action, effect, notification } = by.record
    if (outcome !== undefined) facts.outcomes.push({ fact: outcome, by, own: true })
    if (action !== undefined) facts.actions.push({ fact: action, by, own: true })
    if (effect !== undefined) facts.effects.push({ fact: effect, by, own: true })
    if (notification !== undefined) facts.notifications.push({ fact: notification, by, own: true })
  }
  return facts
}

/**
 * Joins what a run tells elsewhere (formats.md 4, rule 3). Requires decisions in order of their
 * `instants`, at least one, and `elsewhere` in order.
 */
export function joinFacts(
  decisions: readonly Facts[],
  instants: readonly Instant[],
  elsewhere: readonly PlacedRecord[],
  skewMs: number,
): void {
  const last = decisions.at(-1)
  if (last === undefined) return
  const notify = new NotificationJoin(decisions)
  for (const by of elsewhere) {
    const { record } = by
    const next = decisions[firstAtLeast(instants, by.instant - skewMs)] ?? last
    takeForward(next, by, false)
    const approvalInstant = instantOfApproval(by)
    takeApproval(decisions[firstAtLeast(instants, approvalInstant - skewMs)] ?? last, by, false)
    const before = firstAfter(instants, by.instant + skewMs)
    const latest = decisions[Math.max(before - 1, 0)] ?? last
    if (record.action !== undefined) latest.actions.push({ fact: record.action, by, own: false })
    if (record.effect !== undefined) latest.effects.push({ fact: record.effect, by, own: false })
    if (record.notification !== undefined) notify.join({ fact: record.notification, by, own: false }, before)
  }
  for (const facts of decisions) sortFacts(facts)
}

/** Attributes, checks and models: what a decision is made on. */
function takeForward(facts: Facts, by: PlacedRecord, own: boolean): void {
  const { attributes, check, model } = by.record
  for (const fact of attributes ?? []) facts.readings.push({ fact, by, own })
  if (check !== undefined) facts.checks.push({ fact: check, by, own })
  if (model !== undefined) facts.models.push({ fact: model, by, own })
}

function takeApproval(facts: Facts, by: PlacedRecord, own: boolean): void {
  const fact = by.record.approval
  if (fact !== undefined) facts.approvals.push({ fact, by, own, instant: instantOfApproval(by) })
}

function sortFacts(facts: Facts): void {
  for (const list of Object.values(facts) as { by: PlacedRecord }[][])
    list.sort((a, b) => compareRecords(a.by, b.by))
}

/**
 * A notification counts for every decision before it that has none yet. "None" is by recipient: two
 * records that tell the manager and the owner of one decision both count. For each recipient a mark
 * says up to where decisions have been served, and a decision takes so many at most, so that many
 * notifications of many decisions cost linear time and memory.
 */
class NotificationJoin {
  readonly #decisions: readonly Facts[]
  readonly #own: readonly ReadonlySet<string>[]
  readonly #served = new Map<string, number>()
  /** Decisions before this one take no more. */
  #full = 0

  constructor(decisions: readonly Facts[]) {
    this.#decisions = decisions
    this.#own = decisions.map((facts) => new Set(facts.notifications.flatMap(({ fact }) => recipients(fact))))
  }

  join(told: Told<Notification>, before: number): void {
    const to = recipients(told.fact)
    const from = Math.min(...to.map((each) => this.#served.get(each) ?? 0))
    for (let at = Math.max(from, this.#full); at < before; at += 1) {
      const own = this.#own[at] as ReadonlySet<string>
      const isNew = to.some((each) => (this.#served.get(each) ?? 0) <= at && !own.has(each))
      if (isNew) this.#decisions[at]?.notifications.push(told)
    }
    for (const each of to) this.#served.set(each, Math.max(before, this.#served.get(each) ?? 0))
    while (this.#isFull(this.#decisions[this.#full])) this.#full += 1
  }

  #isFull(facts: Facts | undefined): boolean {
    return facts !== undefined && facts.notifications.length >= JOINED_NOTIFICATIONS
  }
}

/** Notifications that one decision takes from elsewhere in its run. */
const JOINED_NOTIFICATIONS = 100

/** Those to whom a notification goes; one to nobody stands for itself. */
function recipients(notification: Notification): readonly string[] {
  const to = notification.to.map((each) => (typeof each === 'string' ? each : each.id))
  return to.length === 0 ? [''] : to
}
