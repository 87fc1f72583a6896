import type { SharedCause } from '../../../shared/contract/replay.ts'
import { ConcernedDecisions } from '../../components/concerned-decisions.tsx'
import { count } from '../../words/numbers.ts'
import css from './who-else.module.css'

/** The decisions that share a cause, as many as are listed. */
export function SharedRows({
  shared: { rows, decisions },
  onLeave,
}: {
  readonly shared: SharedCause
  readonly onLeave: () => void
}) {
  return (
    <div className={css.rows}>
      <ConcernedDecisions label="Decisions that share it" rows={rows} outcome="Outcome" onLeave={onLeave} />
      {decisions > rows.length ? (
        <p className={css.none}>{count(decisions - rows.length)} more are not listed here.</p>
      ) : null}
    </div>
  )
}
