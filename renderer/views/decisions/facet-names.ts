import type { FacetField } from '../../../shared/contract/decisions.ts'
import { NO_VALUE } from '../../../shared/model/words.ts'
import { visible } from '../../words/visible.ts'

/** Facets in the order of what is asked first; those that are `folded` open on demand. */
export const FACETS: readonly {
  readonly field: FacetField
  readonly name: string
  readonly folded?: boolean
}[] = [
  { field: 'boundary', name: 'Boundary' },
  { field: 'verdict', name: 'Replay' },
  { field: 'outcome', name: 'Outcome' },
  { field: 'version', name: 'Policy version' },
  { field: 'severity', name: 'Severity, worst' },
  { field: 'actor', name: 'Actor', folded: true },
  { field: 'workflow', name: 'Workflow', folded: true },
  { field: 'transition', name: 'Transition', folded: true },
  { field: 'trigger', name: 'Trigger', folded: true },
  { field: 'entitlement', name: 'Entitlement', folded: true },
  { field: 'action', name: 'Action', folded: true },
  { field: 'finding', name: 'Finding', folded: true },
  { field: 'reason', name: 'Why unreplayable', folded: true },
  { field: 'complete', name: 'Completeness', folded: true },
]

/** What a value of a facet is called: where there is none, that is said. */
export function valueName(field: FacetField, value: string): string {
  if (value !== NO_VALUE) return field === 'version' ? visible(value.replace('@', ' ')) : visible(value)
  switch (field) {
    case 'severity':
    case 'finding':
      return 'no finding'
    case 'reason':
      return 'replayed'
    default:
      return 'missing'
  }
}
