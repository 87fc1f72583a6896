import type { Where } from '../../casefile/where.ts'
import type { DecisionFilter, FacetField } from '../../model/decision-list.ts'
import { timeText } from '../../model/time.ts'

/** The word of a condition for each facet; where the command line knows the same field, its word. */
const FIELD_OF: Readonly<Partial<Record<FacetField, string>>> = { version: 'policy-version' }

/**
 * A choice as a manifest states it, `FIELD=VALUE`: values of one field are alternatives, all fields must hold.
 * Empty: every decision.
 */
export function selectionText(filter: DecisionFilter, where: readonly Where[]): readonly string[] {
  const { facets, from, to, text } = filter
  const given: readonly Pick<Where, 'value'>[] = [...(filter.where ?? []), ...where]
  return [
    ...Object.entries(facets).flatMap(([field, values]) =>
      values.map((value) => `${FIELD_OF[field as FacetField] ?? field}=${value}`),
    ),
    ...(from === undefined ? [] : [`since=${timeText(from)}`]),
    ...(to === undefined ? [] : [`until=${timeText(to)}`]),
    ...(text === undefined || text === '' ? [] : [`text=${text}`]),
    ...(given as readonly { field: string; value: string }[]).map(({ field, value }) => `${field}=${value}`),
  ]
}
