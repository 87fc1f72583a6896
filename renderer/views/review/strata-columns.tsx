import type { Stratum } from '../../../shared/model/review.ts'
import type { Column } from '../../components/table.tsx'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { stratumLetter } from './stratum-letter.ts'
import css from './strata-columns.module.css'

/** A stratum and its place among the others, from 0. */
export interface StratumRow extends Pick<Stratum, 'words' | 'size' | 'drawn'> {
  readonly at: number
}

/** What each stratum is, how many it holds, and how many were drawn of it. */
export const STRATUM_COLUMNS: readonly Column<StratumRow>[] = [
  {
    key: 'stratum',
    head: 'Stratum',
    wide: true,
    cell: ({ at, words }) => (
      <span className={css.stratum} title={visible(words)}>
        <b>{stratumLetter(at)}</b> {visible(words)}
      </span>
    ),
  },
  { key: 'holds', head: 'Holds', align: 'right', cell: ({ size }) => count(size) },
  { key: 'drawn', head: 'Drawn', align: 'right', cell: ({ drawn }) => <b>{count(drawn)}</b> },
]
