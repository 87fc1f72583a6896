import type { ItemStanding, ReviewVerdict } from '../../../shared/model/review.ts'
import type { Given, TakenBack } from '../../store/verdicts-underway.ts'

/** One's own last verdict, which can be taken back. */
export interface LastVerdict {
  /** The id of its act; or the key of a verdict that is underway. */
  readonly of: string | number
  readonly item: string
  readonly verdict: ReviewVerdict
  readonly time: string
}

/** What somebody did last, as the lists say it or as it is underway, but for what was taken back. */
export function lastVerdict(
  items: readonly ItemStanding[],
  person: string,
  underway: readonly (Given | TakenBack)[],
): LastVerdict | null {
  const takenBack = new Set(underway.flatMap((each) => (each.kind === 'taken back' ? [each.of] : [])))
  const given = underway.findLast((each) => each.kind === 'given' && !takenBack.has(each.key))
  if (given?.kind === 'given') {
    const { key, item, verdict, time } = given
    return { of: key, item, verdict, time }
  }
  let last: LastVerdict | null = null
  for (const { item, standing } of items)
    for (const { act, by, time, ruling } of standing)
      if (by.name === person && !takenBack.has(act) && (last === null || time > last.time))
        last = { of: act, item: item.id, verdict: ruling.verdict, time }
  return last
}
