import type { CaseFile } from '../../casefile/case-file.ts'
import type { DecisionFilter } from '../../model/decision-list.ts'
import { DecisionIndex } from '../decision-index/decision-index.ts'

const known = new WeakMap<CaseFile, { readonly rebuilds: number; readonly index: DecisionIndex }>()

/** Places of the decisions that a filter leaves, from 1, ascending. Throws USAGE for conditions that are none. */
export function ordsUnder(file: CaseFile, filter: DecisionFilter): Uint32Array {
  const { rebuilds } = file.meta
  let kept = known.get(file)
  if (kept?.rebuilds !== rebuilds) {
    kept = { rebuilds, index: new DecisionIndex(file) }
    known.set(file, kept)
  }
  return kept.index
    .order(filter, { by: 'time', order: 'up' })
    .map((place) => place + 1)
    .sort()
}
