import { ArrowLeftToLine, ArrowUpFromLine, ChevronsUp, GitCompareArrows, Hourglass } from 'lucide-react'
import type { ReviewVerdict } from '../../../shared/model/review-words.ts'
import css from './verdict-mark.module.css'

/** What a reviewer decided, in ink: a shape and a word. */
export function ReviewMark({ verdict }: { readonly verdict: ReviewVerdict | 'conflict' }) {
  return (
    <span className={css.mark}>
      <ReviewIcon verdict={verdict} />
      {verdict}
    </span>
  )
}

export function ReviewIcon({ verdict }: { readonly verdict: ReviewVerdict | 'conflict' }) {
  switch (verdict) {
    case 'uphold':
      return <ArrowUpFromLine className={css.icon} aria-hidden="true" />
    case 'revoke':
      return <ArrowLeftToLine className={css.icon} aria-hidden="true" />
    case 'exception':
      return <Hourglass className={css.icon} aria-hidden="true" />
    case 'escalate':
      return <ChevronsUp className={css.icon} aria-hidden="true" />
    case 'conflict':
      return <GitCompareArrows className={css.icon} aria-hidden="true" />
  }
}
