import type { CaseFile } from '../../casefile/case-file.ts'
import type {
  DecisionFilter,
  DecisionLine,
  DecisionSort,
  DecisionSummary,
} from '../../model/decision-list.ts'
import { decisionLines } from './decision-lines.ts'
import type { DecisionIndex } from './decision-index.ts'
import { decisionsIndexed } from './index-of-case.ts'

interface List {
  readonly filter: DecisionFilter
  readonly sort: DecisionSort
}

/** Counts under a filter. Throws USAGE, CASE_DAMAGED, as all here do. */
export function decisionSummary(file: CaseFile, filter: DecisionFilter): DecisionSummary {
  return onIndex(file, (index) => index.summary(filter))
}

/** Rows `at` to `at + limit` of a filtered, sorted list. */
export function decisionRows(
  file: CaseFile,
  { filter, sort }: List,
  { at, limit }: { readonly at: number; readonly limit: number },
): { total: number; rows: DecisionLine[] } {
  return onIndex(file, (index) => {
    const places = index.order(filter, sort)
    const rows = decisionLines(file, index, places.subarray(at, at + limit), filter.text ?? '')
    return { total: places.length, rows }
  })
}

/** Where the decision of a place in the rebuild's order stands in a list, and the ones beside it there. */
export function decisionPlace(
  file: CaseFile,
  { filter, sort }: List,
  ord: number,
): { at: number | null; total: number; before: number | null; after: number | null } {
  return onIndex(file, (index) => {
    const places = index.order(filter, sort)
    const at = places.indexOf(ord - 1)
    const ordAt = (rank: number) => {
      const place = at < 0 ? undefined : places[rank]
      return place === undefined ? null : place + 1
    }
    return { at: at < 0 ? null : at, total: places.length, before: ordAt(at - 1), after: ordAt(at + 1) }
  })
}

/** See `DecisionIndex.readAhead`: for when nothing else is asked. */
export function readAheadDecisions(file: CaseFile): boolean {
  return onIndex(file, (index) => index.readAhead())
}

function onIndex<T>(file: CaseFile, work: (index: DecisionIndex) => T): T {
  // Without columns the index takes long to make, and nobody could write while it is made in a snapshot.
  if (!file.columns.areThere) decisionsIndexed(file)
  return file.snapshot(() => work(decisionsIndexed(file).index))
}
