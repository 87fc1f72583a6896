import { useEffect, useRef, useState } from 'react'
import type { DecisionLine } from '../../../shared/contract/decisions.ts'
import type { WireError } from '../../../shared/contract/envelope.ts'
import { useAnswer } from '../../client/answers.ts'
import type { DecisionList } from '../../store/decision-list.ts'

const PAGE = 200

/** The rows from `first` to `last` of a list, as far as they are here; they are fetched in pages. */
export function useRows(
  token: string,
  list: DecisionList,
  first: number,
  last: number,
): {
  readonly rowAt: (index: number) => DecisionLine | undefined
  readonly error: WireError | undefined
  readonly late: boolean
} {
  const page = Math.floor(Math.max(0, first) / PAGE)
  const two = Math.floor(Math.max(0, last) / PAGE) > page
  const ask = (at: number) => ({ case: token, ...list, at: at * PAGE, limit: PAGE })
  const here = useAnswer('decisions.rows', ask(page))
  const next = useAnswer('decisions.rows', two ? ask(page + 1) : null)
  const waiting = here.value === undefined || (two && next.value === undefined)
  return {
    rowAt: (index) => {
      const at = Math.floor(index / PAGE)
      const rows = at === page ? here.value?.rows : at === page + 1 ? next.value?.rows : undefined
      return rows?.[index - at * PAGE]
    },
    error: here.error ?? next.error,
    late: useLate(waiting),
  }
}

/** Bars stand in for rows only when they are late: sooner they would flicker. */
const LATE_MS = 80

function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false)
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (waiting) timer.current = window.setTimeout(() => setLate(true), LATE_MS)
    else setLate(false)
    return () => window.clearTimeout(timer.current)
  }, [waiting])
  return late
}
