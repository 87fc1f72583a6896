import type { ItemStanding } from '../../../shared/model/review.ts'
import { duration } from '../../words/times.ts'
import css from './review-strip.module.css'

const MOST_BARS = 240
const QUICK_S = 10

/** One bar an item in the order in which they were judged: how long it was looked at, and whether evidence was opened. */
export function ReviewStrip({ items }: { readonly items: readonly ItemStanding[] }) {
  const judged = items
    .filter(({ standing }) => standing.length > 0)
    .toSorted((a, b) => ((a.standing[0]?.time ?? '') < (b.standing[0]?.time ?? '') ? -1 : 1))
    .slice(0, MOST_BARS)
  const longest = Math.max(1, ...judged.map(({ seconds }) => seconds ?? 0))
  if (judged.length === 0) return null
  return (
    <>
      <div className={css.strip} aria-hidden="true">
        {judged.map(({ item, seconds, opened }) => (
          <span
            key={item.id}
            className={css.slot}
            title={seconds === null ? 'not timed' : duration(seconds * 1000)}
          >
            <span
              className={seconds !== null && seconds < QUICK_S ? css.quick : css.bar}
              style={{ height: `${Math.max(2, Math.round(((seconds ?? 0) / longest) * 36))}px` }}
            />
            <span className={opened.length > 0 ? css.dot : css.ring} />
          </span>
        ))}
      </div>
      <p className={css.key}>
        <span>
          <span className={css.quick} /> under {QUICK_S} s
        </span>
        <span>
          <span className={css.dot} /> evidence opened
        </span>
        <span>
          <span className={css.ring} /> not
        </span>
      </p>
    </>
  )
}
