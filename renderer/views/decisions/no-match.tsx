import type { FacetField } from '../../../shared/contract/decisions.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import type { OpenCase } from '../../store/case.ts'
import {
  ALL_DECISIONS,
  conditionsOf,
  type DecisionList,
  showList,
  withFacet,
  withText,
  withTime,
} from '../../store/decision-list.ts'
import { counted } from '../../words/numbers.ts'
import { FACETS } from './facet-names.ts'

/** Nothing is left: names the filter to drop, and what would remain. */
export function NoMatch({ opened, list }: { readonly opened: OpenCase; readonly list: DecisionList }) {
  const { name, without } = leastNeeded(list)
  const { value } = useAnswer('decisions.summary', { case: opened.case, filter: without.filter })
  const remain = value?.total ?? null
  return (
    <Empty
      what="No decision matches."
      actions={
        <>
          <Button onClick={() => showList(without)}>Drop the {name} filter</Button>
          <Button weight="quiet" onClick={() => showList({ ...ALL_DECISIONS, sort: list.sort })}>
            Clear all
          </Button>
        </>
      }
    >
      {counted(conditionsOf(list), 'filter is', 'filters are')} on.{' '}
      {remain === null ? null : `Without the ${name} filter there would be ${counted(remain, 'decision')}.`}
    </Empty>
  )
}

/** The filter that is dropped first: the text, then the time, then the last facet. */
function leastNeeded(list: DecisionList): { readonly name: string; readonly without: DecisionList } {
  const { filter } = list
  if (filter.text !== undefined) return { name: 'text', without: withText(list, '') }
  if (filter.from !== undefined) return { name: 'time', without: withTime(list, null) }
  const field = Object.keys(filter.facets ?? {}).at(-1)
  if (field === undefined) {
    const { where: _, ...others } = filter
    return { name: 'last', without: { ...list, filter: others } }
  }
  const name = FACETS.find((facet) => facet.field === field)?.name.toLowerCase() ?? field
  return { name, without: withFacet(list, field as FacetField, []) }
}
