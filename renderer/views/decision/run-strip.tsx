import { Fragment } from 'react'
import { useAnswer } from '../../client/answers.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { offset } from './decision-words.ts'
import { PAGE_ROWS } from './happened.tsx'
import type { Parts } from './parts.ts'
import css from './layout.module.css'

/** The stages of the run on one line, and the way to the whole of it. */
export function RunStrip({
  opened,
  view,
  isOpen,
  onOpen,
}: Parts & { readonly isOpen: boolean; readonly onOpen: () => void }) {
  const { value: run } = useAnswer(
    'decision.run',
    { case: opened.case, id: view.id, ord: view.ord, limit: PAGE_ROWS },
    { keep: true },
  )
  if (run === undefined) return <div className={css.strip} />
  const stages = run.records.flatMap(({ step, decision, offsetMs, place }, at) => {
    const to = decision?.step?.to ?? step?.to ?? (decision === null ? undefined : 'decided')
    return to === undefined
      ? []
      : [{ key: `${place} ${at}`, to, offsetMs, decided: decision?.asked === true }]
  })
  return (
    // The section itself is below while the run is open.
    <div className={css.strip} {...(isOpen ? {} : { 'data-section': 'happened', 'data-closed': '' })}>
      <span className={css.stages}>
        {run.startStage === null ? null : <span>{visible(run.startStage)}</span>}
        {stages.map(({ key, to, offsetMs, decided }, at) => (
          <Fragment key={key}>
            {at === 0 && run.startStage === null ? null : <span className={css.dash} />}
            <span className={decided ? css.decided : css.stage}>
              {visible(to)} <span className={css.after}>{offset(offsetMs)}</span>
            </span>
          </Fragment>
        ))}
      </span>
      <button type="button" className={css.open} aria-expanded={isOpen} onClick={onOpen}>
        {counted(run.total, 'record')} from {counted(run.sources.length, 'source')}
      </button>
    </div>
  )
}
