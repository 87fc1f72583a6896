import type { CaseFile } from '../../casefile/case-file.ts'
import { DecisionIndex } from './decision-index.ts'

/** An index, and of which rebuild it is. */
export interface IndexedDecisions {
  readonly index: DecisionIndex
  readonly rebuild: number
}

const known = new WeakMap<CaseFile, IndexedDecisions>()

/**
 * The decisions of an open case in memory, kept for as long as it is open and not rebuilt. What the index has yet to
 * read it reads from the case as it is then: whoever goes on using it asks here again first, in one snapshot with
 * what it does. Throws CASE_DAMAGED.
 */
export function decisionsIndexed(file: CaseFile): IndexedDecisions {
  const kept = known.get(file)
  const rebuild = file.meta.rebuilds
  if (kept?.rebuild === rebuild) return kept
  const indexed = { index: new DecisionIndex(file), rebuild }
  known.set(file, indexed)
  return indexed
}
