import { useEffect } from 'react'
import type { WireError } from '../../../shared/contract/envelope.ts'
import type { FindingLine } from '../../../shared/contract/findings.ts'
import { refresh, useAnswer } from '../../client/answers.ts'
import type { Filter } from './shown.ts'

const PAGE = 100

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

/** The rows from `first` to `last` of a list, fetched in pages. A search for a text goes on until all is looked at. */
export function useFindingRows(
  token: string,
  filter: Filter,
  order: 'up' | 'down',
  [first, last]: readonly [first: number, last: number],
): FindingRows {
  const page = Math.floor(first / PAGE)
  const two = Math.floor(last / PAGE) > page
  const ask = (at: number) => ({ case: token, filter, order, at: at * PAGE, limit: PAGE })
  const here = useAnswer('findings.rows', ask(page), { keep: true })
  const next = useAnswer('findings.rows', two ? ask(page + 1) : null)
  const { total = 0, sought = 0, of = 0 } = here.value ?? {}
  const goesOn = sought < of && !here.waiting && here.error === undefined
  useEffect(() => {
    if (goesOn) refresh((name) => name === 'findings.rows')
  }, [goesOn, sought])
  return {
    total,
    rowAt: (index) => {
      const at = Math.floor(index / PAGE)
      // A page that is kept until the next one comes is not that page's rows.
      const answer = at === page ? here : at === page + 1 ? next : undefined
      return answer?.value?.rows[index - at * PAGE]
    },
    error: here.error ?? next.error,
    waiting: here.waiting || next.waiting,
    sought,
    of,
  }
}
