import type { ReviewVerdict } from '../../../shared/model/review-words.ts'
import { Key } from '../../components/key.tsx'
import { VERDICT_CHOICES } from './review-words.ts'
import { ReviewIcon } from './verdict-mark.tsx'
import css from './verdict-pane.module.css'

/** The four verdicts, one of which is chosen: by its key, by the arrows, or by a click. */
export function VerdictChoice({
  value,
  disabled,
  onChange,
}: {
  readonly value: ReviewVerdict | null
  readonly disabled: boolean
  readonly onChange: (verdict: ReviewVerdict) => void
}) {
  return (
    <fieldset className={css.choices} disabled={disabled}>
      <legend className="unseen">Your verdict</legend>
      {VERDICT_CHOICES.map(({ verdict, key, name, about }) => (
        <label key={verdict} className={`${css.choice} ${value === verdict ? css.chosen : ''}`}>
          <input
            type="radio"
            name="verdict"
            className="unseen"
            checked={value === verdict}
            onChange={() => onChange(verdict)}
          />
          <ReviewIcon verdict={verdict} />
          <span className={css.words}>
            <b>{name}</b>
            <span className="small ink-2">{about}</span>
          </span>
          <Key>{key}</Key>
        </label>
      ))}
    </fieldset>
  )
}
