import type { ItemStanding } from '../../../shared/model/review.ts'
import { SectionHead } from '../../components/head.tsx'
import { Time } from '../../components/time.tsx'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { ReviewMark } from './verdict-mark.tsx'
import css from './review.module.css'

/** Verdicts on the item: those that stand, then those that stood before. */
export function ItemBefore({ standing: { state, standing, before } }: { readonly standing: ItemStanding }) {
  if (standing.length + before.length === 0) return null
  return (
    <>
      <SectionHead
        title="Verdicts"
        about={
          state === 'conflict'
            ? 'they do not agree: look at both, then decide in their stead'
            : before.length === 0
              ? ''
              : counted(before.length, 'earlier one')
        }
      />
      <ul className={css.before}>
        {[...standing, ...before].map(({ act, by, time, ruling, bulk }, at) => (
          <li key={act}>
            <ReviewMark verdict={ruling.verdict} />
            <span>
              {visible(by.name)}, <Time at={time} precision="s" />
              {at < standing.length ? '' : ', stands no more'}
              {bulk > 1 ? `, one act for ${counted(bulk, 'item')}` : ''}
              {ruling.verdict === 'escalate' ? `, to ${visible(ruling.to)}` : ''}
              {ruling.verdict === 'exception' ? `, ${ruling.terms.clause} up to ${ruling.terms.until}` : ''}
              {ruling.note === '' ? '' : <>: {visible(ruling.note)}</>}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
