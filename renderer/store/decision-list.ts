import type { Input } from '../../shared/contract/methods.ts'
import type { FacetField, SortField } from '../../shared/contract/decisions.ts'
import { go, type Route } from './route.ts'

type Rows = Input<'decisions.rows'>
/** What a list of decisions shows, and in which order. It stands in the address, under `f`. */
export interface DecisionList {
  readonly filter: Rows['filter']
  readonly sort: Rows['sort']
}

export const ALL_DECISIONS: DecisionList = { filter: { facets: {} }, sort: { by: 'time', order: 'up' } }

/** The list of an address; what does not fit is left out: an address may come from anywhere. */
export function listOf({ query }: Pick<Route, 'query'>): DecisionList {
  const list = query['f'] === undefined ? ALL_DECISIONS : readList(query['f'])
  const text = query['text']
  return text === undefined || text === '' ? list : { ...list, filter: { ...list.filter, text } }
}

export function formatList(list: DecisionList): string {
  return JSON.stringify(list)
}

/** The query of an address for a list; nothing for the list of all. */
export function listQuery(list: DecisionList): Readonly<Record<string, string>> {
  const text = formatList(list)
  return text === formatList(ALL_DECISIONS) ? {} : { f: text }
}

/** Shows a list in Decisions. Small steps (typing, brushing) replace the address, others are gone back from. */
export function showList(list: DecisionList, history: 'push' | 'replace' = 'push'): void {
  go({ screen: 'decisions', query: listQuery(list) }, { history })
}

/** Turns one value of a facet on or off. */
export function toggled(list: DecisionList, field: FacetField, value: string): DecisionList {
  const values = list.filter.facets?.[field] ?? []
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
  return withFacet(list, field, next)
}

export function withFacet(list: DecisionList, field: FacetField, values: readonly string[]): DecisionList {
  const { [field]: _, ...others } = list.filter.facets ?? {}
  const facets = values.length === 0 ? others : { ...others, [field]: [...values] }
  return { ...list, filter: { ...list.filter, facets } }
}

export function withText(list: DecisionList, text: string): DecisionList {
  const { text: _, ...others } = list.filter
  return { ...list, filter: text === '' ? others : { ...others, text } }
}

/** Half-open, in milliseconds since 1970 UTC; null for all of the time. */
export function withTime(
  list: DecisionList,
  range: readonly [from: number, to: number] | null,
): DecisionList {
  const { from: _from, to: _to, ...others } = list.filter
  return { ...list, filter: range === null ? others : { ...others, from: range[0], to: range[1] } }
}

export function sorted(list: DecisionList, by: SortField): DecisionList {
  const order = list.sort.by === by && list.sort.order === 'up' ? 'down' : 'up'
  return { ...list, sort: { by, order } }
}

/** How many conditions are on. */
export function conditionsOf({ filter }: DecisionList): number {
  const facets = Object.values(filter.facets ?? {}).filter((values) => values.length > 0).length
  return (
    facets +
    (filter.text === undefined ? 0 : 1) +
    (filter.from === undefined ? 0 : 1) +
    (filter.where?.length ?? 0)
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readList(text: string): DecisionList {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // What cannot be read filters nothing.
    return ALL_DECISIONS
  }
  if (!isRecord(value)) return ALL_DECISIONS
  return { filter: readFilter(value['filter']), sort: readSort(value['sort']) }
}

function readFilter(value: unknown): Rows['filter'] {
  if (!isRecord(value)) return ALL_DECISIONS.filter
  const facets: Record<string, string[]> = {}
  for (const [field, values] of Object.entries(isRecord(value['facets']) ? value['facets'] : {}))
    if (Array.isArray(values)) facets[field] = values.filter((each) => typeof each === 'string')
  const { from, to, text, where } = value
  return {
    facets,
    ...(typeof from === 'number' ? { from } : {}),
    ...(typeof to === 'number' ? { to } : {}),
    ...(typeof text === 'string' ? { text } : {}),
    ...(Array.isArray(where) ? { where: where.filter(isWhere) } : {}),
  }
}

/** The host says no to a sort that there is none of; a mistyped one is not worth an error. */
function readSort(value: unknown): Rows['sort'] {
  if (!isRecord(value) || typeof value['by'] !== 'string') return ALL_DECISIONS.sort
  return { by: value['by'] as SortField, order: value['order'] === 'down' ? 'down' : 'up' }
}

function isWhere(value: unknown): value is { field: string; value: string } {
  return isRecord(value) && typeof value['field'] === 'string' && typeof value['value'] === 'string'
}
