import { useAnswer } from '../../client/answers.ts'
import { Key } from '../../components/key.tsx'
import { BoundaryMark, VerdictMark } from '../../components/marks.tsx'
import { Sentence } from '../../components/sentence.tsx'
import type { OpenCase } from '../../store/case.ts'
import type { DecisionList } from '../../store/decision-list.ts'
import { usePrefs } from '../../store/prefs.ts'
import { visible } from '../../words/visible.ts'
import { Hit } from './hit.tsx'
import css from './preview.module.css'

/** The decision with the focus in one sentence, and the keys of the list. */
export function Preview({
  opened,
  list,
  ord,
}: {
  readonly opened: OpenCase
  readonly list: DecisionList
  readonly ord: number | null
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const { value: place } = useAnswer(
    'decisions.place',
    ord === null ? null : { case: opened.case, ...list, ord },
  )
  const at = place?.at
  const { value } = useAnswer(
    'decisions.rows',
    at === null || at === undefined ? null : { case: opened.case, ...list, at, limit: 1 },
  )
  const row = value?.rows[0]
  return (
    <section className={css.preview} aria-label="Preview">
      <div className={css.line}>
        <code className={css.id}>{row === undefined ? '' : visible(row.id)}</code>
        <span className={css.gap} />
        <span className={css.keys}>
          <Key>j</Key>
          <Key>k</Key> move
        </span>
        <span className={css.keys}>
          <Key>Enter</Key> open
        </span>
        <span className={css.keys}>
          <Key>Space</Key> close preview
        </span>
        <span className={css.keys}>
          <Key>c</Key> copy as text
        </span>
      </div>
      {at === null || ord === null ? (
        <p className={`${css.none} ink-2`}>
          No decision of this list has the focus; <Key>j</Key> goes to its first.
        </p>
      ) : row === undefined ? null : (
        <>
          <p className={css.sentence}>
            <Sentence said={row} zone={zone} />
          </p>
          <p className={css.marks}>
            <VerdictMark verdict={row.verdict} />
            {row.reason === null ? null : <span>{row.reason}</span>}
            <BoundaryMark boundary={row.boundary} long />
            {row.findings.length === 0 ? (
              <span className="ink-2">no findings</span>
            ) : (
              <code className="mono-s">{row.findings.join(' ')}</code>
            )}
            {row.match === null ? null : (
              <span>
                {visible(row.match.field)} is{' '}
                <Hit text={visible(row.match.value)} sought={list.filter.text ?? ''} />
              </span>
            )}
          </p>
        </>
      )}
    </section>
  )
}
