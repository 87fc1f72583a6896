import type { DecisionLine } from '../../../shared/contract/decisions.ts'
import { useAnswer } from '../../client/answers.ts'
import { listOf } from '../../store/decision-list.ts'
import { go, type Route } from '../../store/route.ts'

/** Where a decision stands in the list that it was opened from, and those beside it. */
export interface Neighbours {
  /** From 0; null: it is not in that list any more. */
  readonly at: number | null
  readonly total: number
  readonly before: DecisionLine | undefined
  readonly after: DecisionLine | undefined
}

export function useNeighbours(token: string, route: Route, ord: number | undefined): Neighbours | undefined {
  const list = listOf(route)
  const { value: place } = useAnswer(
    'decisions.place',
    ord === undefined ? null : { case: token, ...list, ord },
    { keep: true },
  )
  const at = place?.at ?? null
  const first = Math.max(0, (at ?? 0) - 1)
  const { value } = useAnswer(
    'decisions.rows',
    at === null ? null : { case: token, ...list, at: first, limit: 3 },
  )
  if (place === undefined) return undefined
  const here = value?.rows.findIndex((row) => row.ord === ord) ?? -1
  const beside = (by: -1 | 1) => (here < 0 ? undefined : value?.rows[here + by])
  return { at, total: place.total, before: beside(-1), after: beside(1) }
}

/** Shows another decision of the same list, as this one is shown; going back leads to the list. */
export function goBeside(route: Route, { id, ord }: DecisionLine): void {
  const { f, text, rule } = route.query
  const kept = Object.entries({ f, text, rule }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  go(
    { screen: 'decisions', parts: [id], query: { ...Object.fromEntries(kept), ord: String(ord) } },
    { history: 'replace' },
  )
}
