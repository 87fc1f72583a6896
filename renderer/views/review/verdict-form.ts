import type { RulingDraft } from '../../../shared/model/review-draft.ts'
import type { ReviewItem, ReviewVerdict } from '../../../shared/model/review.ts'

/** A verdict as it is being made: what was chosen and typed so far. */
export interface VerdictForm {
  readonly verdict: ReviewVerdict | null
  readonly note: string
  /** Of an escalation: who is to decide. */
  readonly to: string
  /** Of an exception: the finding that it covers, who answers for it, its last day, and whether it lapses with a new version. */
  readonly clause: string
  readonly owner: string
  readonly until: string
  readonly isBound: boolean
}

/** Nothing is chosen yet: a verdict that stands there by itself would be recorded by a slip. */
export function emptyForm({ findings }: ReviewItem): VerdictForm {
  return { verdict: null, note: '', to: '', clause: findings[0] ?? '', owner: '', until: '', isBound: true }
}

/** Whether the verdict needs a note that says why. */
export function needsNote(verdict: ReviewVerdict | null, { severity }: ReviewItem): boolean {
  if (verdict === null) return false
  return verdict !== 'uphold' || severity === 'critical' || severity === 'high'
}

/** What is still missing, in words; null: it can be recorded. */
export function missingOf(form: VerdictForm, item: ReviewItem): string | null {
  const { verdict, note, to, clause, owner, until } = form
  if (verdict === null) return 'Choose a verdict.'
  if (verdict === 'escalate' && to.trim() === '') return 'Say who is to decide.'
  if (verdict === 'exception') {
    if (clause === '') return 'There is no finding to make an exception of.'
    if (!/^\d{4}-\d\d-\d\d$/.test(until)) return 'Give its last day, as 2026-12-31.'
    if (owner.trim() === '') return 'Say who answers for the exception.'
  }
  return needsNote(verdict, item) && note.trim() === '' ? 'Say why.' : null
}

/** The ruling that was made; null: something is missing. */
export function rulingOf(form: VerdictForm, item: ReviewItem): RulingDraft | null {
  if (form.verdict === null || missingOf(form, item) !== null) return null
  const note = form.note.trim()
  switch (form.verdict) {
    case 'uphold':
    case 'revoke':
      return { verdict: form.verdict, note }
    case 'escalate':
      return { verdict: 'escalate', note, to: form.to.trim() }
    case 'exception':
      return {
        verdict: 'exception',
        note,
        terms: {
          clause: form.clause,
          pattern: { input: null, entitlement: item.entitlement, subject: item.subject },
          owner: form.owner.trim(),
          until: form.until,
          reason: note,
        },
        boundTo: form.isBound ? ['workflow', 'policy', 'model'] : [],
      }
  }
}
