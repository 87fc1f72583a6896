import type { OutsideInterval, PolicyTally } from '../../model/case-tally.ts'
import type { Replay } from '../../model/decision.ts'
import type { JudgedDecision } from '../../model/rebuilt.ts'
import type { Instant } from '../../model/time.ts'
import type { Effective } from '../../model/workflow.ts'
import { holds, startOf } from '../../reconstruct/definition-of-run.ts'
import { type Allowance, isKept, MOST_DAYS_EACH, MOST_RULES_EACH } from './bounds.ts'

const DAY_MS = 86_400_000

/** What the bundles of the case say of a policy version. */
export interface VersionPlace {
  /** A policy that no bundle holds has no versions that could leave a gap. */
  readonly policy: 'bundled' | 'in-no-bundle'
  /** `not-known`: the version itself is in no bundle. */
  readonly interval: Effective | undefined | 'not-known'
}

/** What the versions of a case share. */
export interface SharedAllowances {
  readonly days: Allowance
  readonly rules: Allowance
}

const NO_RULE = ''

/** The decisions under one version of a policy, gathered one by one. */
export class PolicyVersionTally {
  #decisions = 0
  #notInForce = 0
  #inGap = 0
  #furtherDays = 0
  readonly #early = new Outside()
  readonly #late = new Outside()
  readonly #days = new Map<number, { decisions: number; outside: number }>()
  readonly #rules = new Map<string, number>()
  readonly #shared: SharedAllowances
  readonly #place: VersionPlace

  constructor(place: VersionPlace, shared: SharedAllowances) {
    this.#place = place
    this.#shared = shared
  }

  add({ dossier: { checkInstant: at, inForce }, decision }: JudgedDecision): void {
    this.#decisions += 1
    if (inForce === undefined && this.#place.policy === 'bundled') this.#inGap += 1
    if (decision.findings.includes('RP-02')) this.#notInForce += 1
    this.#addRules(decision.replay)
    const place = this.#placeOf(at)
    if (place === 'early') this.#early.add(at)
    if (place === 'late') this.#late.add(at)
    const day = this.#day(Math.floor(at / DAY_MS))
    if (day === undefined) {
      this.#furtherDays += 1
      return
    }
    day.decisions += 1
    if (place !== 'inside') day.outside += 1
  }

  rows(): Omit<PolicyTally, 'kind' | 'policy' | 'version'> {
    return {
      decisions: this.#decisions,
      notInForce: this.#notInForce,
      inGap: this.#inGap,
      early: this.#early.row(),
      late: this.#late.row(),
      days: [...this.#days].toSorted(([a], [b]) => a - b).map(([day, counts]) => ({ day, ...counts })),
      furtherDays: this.#furtherDays,
      rules: [...this.#rules].map(([rule, decisions]) => ({ rule, decisions })),
    }
  }

  #addRules({ outcome, determining = [] }: Replay): void {
    if (outcome === undefined) return
    for (const rule of determining.length === 0 ? [NO_RULE] : determining) {
      const count = this.#rules.get(rule)
      if (count !== undefined) this.#rules.set(rule, count + 1)
      else if (this.#rules.size < MOST_RULES_EACH && isKept(rule) && this.#shared.rules.take())
        this.#rules.set(rule, 1)
    }
  }

  #placeOf(at: Instant): 'inside' | 'early' | 'late' {
    const { interval } = this.#place
    if (interval === 'not-known' || holds(interval, at)) return 'inside'
    return at < startOf(interval) ? 'early' : 'late'
  }

  #day(day: number) {
    const known = this.#days.get(day)
    if (known !== undefined) return known
    if (this.#days.size >= MOST_DAYS_EACH || !this.#shared.days.take()) return undefined
    const made = { decisions: 0, outside: 0 }
    this.#days.set(day, made)
    return made
  }
}

class Outside {
  #count = 0
  #first = Infinity
  #last = -Infinity

  add(at: Instant): void {
    this.#count += 1
    this.#first = Math.min(this.#first, at)
    this.#last = Math.max(this.#last, at)
  }

  row(): OutsideInterval {
    if (this.#count === 0) return { count: 0, first: null, last: null }
    return { count: this.#count, first: this.#first, last: this.#last }
  }
}
