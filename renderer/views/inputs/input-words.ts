import type { InputLine } from '../../../shared/contract/inputs.ts'
import type { InputAnswerWord, QuestionKind } from '../../../shared/model/input-register.ts'
import { lengthWords } from '../../words/length-words.ts'
import { visible } from '../../words/visible.ts'

/** What each question asks, and the answers that it takes, as verbs. */
export const QUESTION_WORDS: Readonly<
  Record<
    QuestionKind,
    {
      readonly asks: string
      readonly answers: readonly { readonly answer: InputAnswerWord; readonly verb: string }[]
    }
  >
> = {
  'approve-or-forbid': {
    asks: 'approve it, or forbid it in the policies',
    answers: [
      { answer: 'approve', verb: 'Approve it' },
      { answer: 'forbid', verb: 'Forbid it' },
    ],
  },
  review: {
    asks: 'review it: its review is overdue',
    answers: [
      { answer: 'keep', verb: 'Keep it' },
      { answer: 'withdraw', verb: 'Withdraw it' },
    ],
  },
  'look-again': {
    asks: 'look again: a policy reads it that did not',
    answers: [
      { answer: 'keep', verb: 'Keep it' },
      { answer: 'withdraw', verb: 'Withdraw it' },
    ],
  },
  'withdraw-or-keep': {
    asks: 'withdraw it, or say what for',
    answers: [
      { answer: 'withdraw', verb: 'Withdraw it' },
      { answer: 'keep', verb: 'Keep it' },
    ],
  },
}

/** An answer as it is told: `kept`. */
export const ANSWERED: Readonly<Record<InputAnswerWord, string>> = {
  approve: 'to be approved',
  forbid: 'to be forbidden',
  keep: 'kept',
  withdraw: 'to be withdrawn',
}

export const STANDING_WORDS: Readonly<Record<InputLine['standing'], string>> = {
  'not-approved': 'used and not approved',
  approved: 'approved and used',
  'never-used': 'approved and never used',
  unrestricted: 'used where nothing restricts inputs',
  'not-counted': 'its use was not counted',
}

type Approvals = InputLine['approvals']

/** Who answers for an input; empty: nobody in any boundary. */
export function ownersOf(approvals: Approvals): string {
  return distinct(approvals.flatMap(({ owner }) => owner ?? []))
}

/** From which sources it is approved; empty: from none. */
export function sourcesOf(approvals: Approvals): string {
  return approvals.some(({ sources }) => sources === null)
    ? 'any'
    : distinct(approvals.flatMap(({ sources }) => sources ?? []))
}

/** How old it may be; empty: no boundary says. */
export function limitsOf(approvals: Approvals): string {
  const limits = new Set(approvals.flatMap(({ maxAge }) => maxAge ?? []))
  return [...limits].map((limit) => visible(lengthWords(limit))).join(' or ')
}

/** When an approval of it was last reviewed; undefined: never. */
export function lastReviewOf(approvals: Approvals): string | undefined {
  return approvals
    .flatMap(({ last }) => last ?? [])
    .toSorted()
    .at(-1)
}

/** Texts that are told once, in the order in which they come. */
function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].map(visible).join(', ')
}
