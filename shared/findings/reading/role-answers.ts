import type { Approval } from '../../model/evidence.ts'
import type { RecordRef } from '../../model/ids.ts'
import type { Dossier } from '../../model/rebuilt.ts'
import type { Instant } from '../../model/time.ts'

/** An approval by its time. */
export interface Answer {
  readonly by: string
  readonly outcome: Approval['outcome']
  readonly instant: Instant
  readonly ref: RecordRef
}

/** What was answered for a role, as far as it counts for one action. */
export interface RoleAnswers {
  /** The last answer before the action, of those who may give it; a rejection counts whoever gives it. */
  readonly last: Answer | undefined
  /** Who may fill the role, each with an approval as the last answer; none where the role's last answer rejects. */
  readonly people: readonly string[]
  /** The last approval before the action by somebody from whom it must be distinct. */
  readonly notDistinct: Answer | undefined
  /** The first answer after the action. */
  readonly late: Answer | undefined
}

/** The answers of a decision by role and by id: a name in `by` may be either. In order of time. */
export function answersByName(dossier: Dossier): ReadonlyMap<string, readonly Answer[]> {
  const answers = new Map<string, Answer[]>()
  const inOrder = dossier.approvals.toSorted((a, b) => a.instant - b.instant)
  for (const { fact, by, instant } of inOrder) {
    const answer = { by: fact.by.id, outcome: fact.outcome, instant, ref: by.ref }
    for (const name of new Set([fact.by.id, fact.by.role ?? fact.by.id])) {
      const list = answers.get(name) ?? []
      answers.set(name, list)
      list.push(answer)
    }
  }
  return answers
}

/** Requires answers in order of time. `latest` is the action's time with the skew. */
export function countedAnswers(
  answers: readonly Answer[],
  latest: Instant,
  excluded: ReadonlySet<string>,
): RoleAnswers {
  const before = answers.filter(({ instant }) => instant <= latest)
  const counting = before.filter(({ by, outcome }) => outcome === 'rejected' || !excluded.has(by))
  const last = counting.at(-1)
  const lastOf = new Map(counting.map((answer) => [answer.by, answer]))
  const approving = [...lastOf.values()].filter(({ outcome }) => outcome === 'approved')
  return {
    last,
    people: last?.outcome === 'approved' ? approving.map(({ by }) => by) : [],
    notDistinct: before.findLast(({ by, outcome }) => outcome === 'approved' && excluded.has(by)),
    late: answers.find(({ instant }) => instant > latest),
  }
}
