import {
  type DecisionList,
  listQuery,
  withFacet,
  withText,
  ALL_DECISIONS,
} from '../../store/decision-list.ts'
import { addressOf, type Route } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'

/** The address of a workflow version, and what of it is shown. */
export function workflowAddress(
  id: string,
  version: string,
  query: Route['query'] = {},
): Pick<Route, 'screen' | 'parts' | 'query'> {
  return { screen: 'workflows', parts: [id, version], query }
}

/** The decisions of a workflow, all its versions, narrowed by what is given. */
export function decisionsOf(
  workflow: string,
  { transition, finding, text }: { transition?: string; finding?: string; text?: string } = {},
): string {
  let list: DecisionList = withFacet(ALL_DECISIONS, 'workflow', [workflow])
  if (transition !== undefined) list = withFacet(list, 'transition', [transition])
  if (finding !== undefined) list = withFacet(list, 'finding', [finding])
  if (text !== undefined) list = withText(list, text)
  return addressOf({ screen: 'decisions', query: listQuery(list) })
}

/** `3`, `never`. */
export function howOften(times: number): string {
  return times === 0 ? 'never' : count(times)
}
