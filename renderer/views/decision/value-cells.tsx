import type { ValueAnswer, ValueAnswers } from '../../../shared/contract/replay.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { shownValue } from './decision-words.ts'
import css from './what-if.module.css'

/** Each value with what it comes to; the recorded one stands on the selected ground. */
export function ValueCells({
  values: { answers, attribute },
  outcome,
}: {
  readonly values: ValueAnswers
  /** What replay gives for the decision as it was. */
  readonly outcome: 'permit' | 'deny' | null
}) {
  return (
    <ul className={css.cells} aria-label={`Values of ${visible(attribute)}`}>
      {answers.map((answer) => (
        <li
          key={`${answer.kind} ${answer.value?.text ?? ''}`}
          className={`${css.cell} ${answer.kind === 'recorded' ? css.recorded : ''}`}
          title={titleOf(answer)}
        >
          <span className={css.value}>{nameOf(answer)}</span>
          <span className={answer.outcome !== null && answer.outcome !== outcome ? css.flips : css.outcome}>
            {answer.outcome ?? 'no answer'}
          </span>
          <span className={css.seen}>{seenWords(answer)}</span>
        </li>
      ))}
    </ul>
  )
}

function nameOf({ kind, value }: ValueAnswer) {
  if (kind === 'removed' || value === null) return <b>without it</b>
  return <code className="mono-s">{shownValue(value)}</code>
}

function seenWords({ kind, times }: ValueAnswer): string {
  const seen = times === 0 ? 'not seen' : counted(times, 'time')
  return kind === 'recorded' ? `recorded, ${seen}` : seen
}

function titleOf({ outcome, rules, why, value }: ValueAnswer): string {
  const by = rules.length === 0 ? 'no rule decided' : `by ${rules.join(', ')}`
  return visible([value?.text.slice(0, 300), outcome === null ? why : by].filter(Boolean).join('; '))
}
