import type { Column } from '../../components/table.tsx'
import { type DecisionList, listQuery, withFacet } from '../../store/decision-list.ts'
import { addressOf } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'

interface Counted {
  readonly value: string
  readonly count: number
}

/** How many decisions a value of a facet has; it leads to them. */
export function decisionsColumn(list: DecisionList, facet: 'version' | 'workflow'): Column<Counted> {
  return {
    key: 'decisions',
    head: 'Decisions',
    align: 'right',
    cell: ({ value, count: number }) => (
      <a href={addressOf({ screen: 'decisions', query: listQuery(withFacet(list, facet, [value])) })}>
        {count(number)}
      </a>
    ),
  }
}
