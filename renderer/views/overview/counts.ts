import type { FacetField } from '../../../shared/contract/decisions.ts'
import type { Output } from '../../../shared/contract/methods.ts'

type Summary = Output<'decisions.summary'>

/** How many decisions have a value of a facet. */
export function countIn(summary: Summary, field: FacetField, value: string): number {
  return summary.facets[field].top.find((each) => each.value === value)?.count ?? 0
}
