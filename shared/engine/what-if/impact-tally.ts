import type { Decision } from '../../model/decision.ts'
import {
  type FlipDirection,
  type FlippedDecision,
  type Impact,
  MOST_GROUPS,
  MOST_IN_GROUP,
} from '../../model/what-if-view.ts'
import { cut } from '../decision/bounded.ts'
import { concernedDecision, rulesOf } from './concerned-decision.ts'
import { Span, SubjectAllowance, Subjects } from './span-and-subjects.ts'

/** What became of one decision. */
export type Became =
  | { readonly kind: 'other-policy' }
  | { readonly kind: 'not-evaluated'; readonly reason: string; readonly why: string }
  | { readonly kind: 'unchanged'; readonly newErrors: boolean }
  | {
      readonly kind: 'flipped'
      readonly flip: FlipDirection
      readonly before: readonly string[]
      readonly rules: readonly string[]
      readonly newErrors: boolean
    }

/** Groups that are told apart; what is beyond is counted in all. */
const MOST_KEPT = 5_000
const MOST_WHY_CHARS = 300

interface Group {
  readonly flip: FlipDirection
  readonly rules: string[]
  readonly before: string[]
  decisions: number
  readonly subjects: Subjects
  readonly span: Span
  readonly examples: ReturnType<typeof concernedDecision>[]
}

type NotEvaluated = Impact['notEvaluatedBy'][number]

/** Counts what becomes of decisions. Add them in the order of the rebuild. Memory is bounded. */
export class ImpactTally {
  readonly #mostFlips: number
  readonly #counts = { decisions: 0, unchanged: 0, toPermit: 0, toDeny: 0, notEvaluated: 0, otherPolicies: 0 }
  readonly #groups = new Map<string, Group>()
  readonly #notEvaluated = new Map<string, NotEvaluated>()
  readonly #allowance = new SubjectAllowance()
  readonly #span = new Span()
  readonly #flips: FlippedDecision[] = []
  #newErrors = 0

  constructor(mostFlips: number) {
    this.#mostFlips = mostFlips
  }

  add(ord: number, decision: Decision, became: Became): void {
    this.#counts.decisions += 1
    if (became.kind === 'other-policy') {
      this.#counts.otherPolicies += 1
      return
    }
    this.#span.add(decision)
    if (became.kind === 'not-evaluated') this.#addNotEvaluated(ord, decision, became)
    else {
      if (became.newErrors) this.#newErrors += 1
      if (became.kind === 'unchanged') this.#counts.unchanged += 1
      else this.#addFlip(ord, decision, became)
    }
  }

  result(): Omit<Impact, 'fault'> {
    const groups = [...this.#groups.values()].toSorted((a, b) => b.decisions - a.decisions)
    return {
      ...this.#counts,
      newErrors: this.#newErrors,
      oldest: this.#span.oldest,
      newest: this.#span.newest,
      groups: groups.slice(0, MOST_GROUPS).map(({ subjects, span, ...group }) => ({
        ...group,
        subjects: subjects.count,
        oldest: span.oldest ?? '',
        newest: span.newest ?? '',
      })),
      moreGroups: Math.max(0, groups.length - MOST_GROUPS),
      notEvaluatedBy: [...this.#notEvaluated.values()]
        .toSorted((a, b) => b.decisions - a.decisions)
        .slice(0, MOST_GROUPS),
      flips: this.#flips,
    }
  }

  #addFlip(ord: number, decision: Decision, became: Extract<Became, { kind: 'flipped' }>): void {
    const { flip } = became
    this.#counts[flip === 'to-permit' ? 'toPermit' : 'toDeny'] += 1
    const [rules, before] = [rulesOf(became.rules), rulesOf(became.before)]
    const line = concernedDecision(ord, decision)
    if (this.#flips.length < this.#mostFlips) this.#flips.push({ ...line, flip, before, rules })
    const group = this.#group({ flip, rules, before })
    if (group === undefined) return
    group.decisions += 1
    group.subjects.add(decision)
    group.span.add(decision)
    if (group.examples.length < MOST_IN_GROUP) group.examples.push(line)
  }

  #group(cause: Pick<Group, 'flip' | 'rules' | 'before'>): Group | undefined {
    const key = JSON.stringify(cause)
    const known = this.#groups.get(key)
    if (known !== undefined || this.#groups.size >= MOST_KEPT) return known
    const subjects = new Subjects(this.#allowance)
    const group = { ...cause, decisions: 0, subjects, span: new Span(), examples: [] }
    this.#groups.set(key, group)
    return group
  }

  #addNotEvaluated(
    ord: number,
    decision: Decision,
    { reason, why }: Extract<Became, { kind: 'not-evaluated' }>,
  ): void {
    this.#counts.notEvaluated += 1
    const detail = cut(why, MOST_WHY_CHARS)
    const key = JSON.stringify([reason, detail])
    const group = this.#notEvaluated.get(key) ?? this.#notEvaluatedGroup(key, reason, detail)
    group.decisions += 1
    if (group.examples.length < MOST_IN_GROUP) group.examples.push(concernedDecision(ord, decision))
  }

  /** The engine's words may differ in each: then those of a reason are counted together. */
  #notEvaluatedGroup(key: string, reason: string, detail: string): NotEvaluated {
    const isFull = this.#notEvaluated.size >= MOST_GROUPS - 10
    const [as, words] = isFull ? [JSON.stringify([reason, '']), ''] : [key, detail]
    const known = this.#notEvaluated.get(as)
    if (known !== undefined) return known
    const group: NotEvaluated = { reason, detail: words, decisions: 0, examples: [] }
    this.#notEvaluated.set(as, group)
    return group
  }
}
