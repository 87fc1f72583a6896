import type { CampaignSummary } from '../../../shared/model/review.ts'
import { REVIEW_VERDICTS } from '../../../shared/model/review-words.ts'
import { SectionHead } from '../../components/head.tsx'
import { count, counted, share } from '../../words/numbers.ts'
import { ReviewIcon } from './verdict-mark.tsx'
import css from './sign-off.module.css'

/** All verdicts as one bar, and in numbers. */
export function VerdictTotals({ campaign: { verdicts, sample } }: { readonly campaign: CampaignSummary }) {
  return (
    <section className={css.section} aria-label="Verdicts">
      <SectionHead title="Verdicts" about={counted(sample.size, 'item')} />
      <div className={css.bar} aria-hidden="true">
        {REVIEW_VERDICTS.filter((verdict) => verdicts[verdict] > 0).map((verdict) => (
          <span
            key={verdict}
            className={css[verdict]}
            style={{ width: share(verdicts[verdict], Math.max(1, sample.size)) }}
          />
        ))}
      </div>
      <ul className={css.totals}>
        {REVIEW_VERDICTS.map((verdict) => (
          <li key={verdict}>
            <ReviewIcon verdict={verdict} />
            <b>{count(verdicts[verdict])}</b> {verdict}
          </li>
        ))}
      </ul>
    </section>
  )
}
