import { useEffect } from 'react'
import type { WireError } from '../../../shared/contract/envelope.ts'
import type { FindingLine } from '../../../shared/contract/findings.ts'
import { refresh } from '../../client/answers.ts'
import { usePages } from '../../client/use-pages.ts'
import type { Filter } from './shown.ts'

export interface FindingRows {
  /** Found so far. */
  readonly total: number
  readonly rowAt: (index: number) => FindingLine | undefined
  readonly error: WireError | undefined
  readonly waiting: boolean
  /** Where a text is sought: how many findings were looked at, of how many. */
  readonly sought: number
  readonly of: number
}

/** The rows from `first` to `last` of a list. A search for a text goes on until all is looked at. */
export function useFindingRows(
  token: string,
  filter: Filter,
  order: 'up' | 'down',
  [first, last]: readonly [first: number, last: number],
): FindingRows {
  const { answer, rowAt, error, waiting } = usePages(
    'findings.rows',
    { case: token, filter, order },
    first,
    last,
  )
  const { total = 0, sought = 0, of = 0 } = answer ?? {}
  const goesOn = sought < of && !waiting && error === undefined
  useEffect(() => {
    if (goesOn) refresh((name) => name === 'findings.rows')
  }, [goesOn, sought])
  return { total, rowAt, error, waiting, sought, of }
}
