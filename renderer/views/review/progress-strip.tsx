import type { CampaignSummary, ItemStanding } from '../../../shared/model/review.ts'
import { count, share } from '../../words/numbers.ts'
import { VERDICT_CHOICES, verdictOf } from './review-words.ts'
import css from './progress-strip.module.css'

/** More bars than this would be thinner than a pixel. */
const MOST_BARS = 300

/** One bar an item in the order of the list, and the same in words. */
export function ProgressStrip({
  campaign: { states, verdicts, sample },
  items,
  focused,
}: {
  readonly campaign: CampaignSummary
  readonly items: readonly ItemStanding[]
  readonly focused: string | null
}) {
  return (
    <div className={css.progress}>
      {items.length <= MOST_BARS ? (
        <div className={css.bars} aria-hidden="true">
          {items.map((standing) => (
            <span
              key={standing.item.id}
              className={[
                css.bar,
                css[verdictOf(standing) ?? 'open'],
                standing.item.id === focused ? css.now : '',
              ].join(' ')}
            />
          ))}
        </div>
      ) : (
        <div className={css.whole} aria-hidden="true">
          <span className={css.done} style={{ width: share(states.decided, Math.max(1, sample.size)) }} />
        </div>
      )}
      <p className={css.words} role="status">
        <span>
          <b>{count(states.decided)}</b> of {count(sample.size)} reviewed
        </span>
        {VERDICT_CHOICES.map(({ verdict }) => (
          <span key={verdict} className={css.word}>
            <span className={`${css.sign} ${css[verdict]}`} />
            {count(verdicts[verdict])} {verdict}
          </span>
        ))}
        {states.conflict === 0 ? null : <b>{count(states.conflict)} in conflict</b>}
      </p>
    </div>
  )
}
