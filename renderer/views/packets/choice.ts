import type { FacetField } from '../../../shared/contract/decisions.ts'
import type { Input } from '../../../shared/contract/methods.ts'
import { ALL_DECISIONS, conditionsOf, listOf } from '../../store/decision-list.ts'
import { go, type Route } from '../../store/route.ts'
import { dateTime, type Zone } from '../../words/times.ts'
import { FACETS, valueName } from '../decisions/facet-names.ts'
import { visible } from '../../words/visible.ts'

export type Filter = Input<'packet.preview'>['filter']
export type Where = NonNullable<Filter['where']>[number]
export type How = 'finding' | 'list' | 'where' | 'all'

/** What is to go into a packet; it stands in the address. */
export interface Choice {
  readonly how: How
  readonly finding: string | null
  /** As Decisions writes its list into an address. */
  readonly list: string | null
  readonly where: readonly Where[]
}

export function choiceOf({ query }: Pick<Route, 'query'>): Choice {
  const { how, finding = null, f: list = null } = query
  return {
    how:
      how === 'finding' || how === 'list' || how === 'where' || how === 'all'
        ? how
        : list === null
          ? 'finding'
          : 'list',
    finding,
    list,
    where: readWhere(query['where']),
  }
}

export function choose({ how, finding, list, where }: Choice): void {
  const query = {
    how,
    ...(finding === null ? {} : { finding }),
    ...(list === null ? {} : { f: list }),
    ...(where.length === 0 ? {} : { where: JSON.stringify(where) }),
  }
  go({ screen: 'packets', parts: ['new'], query }, { history: 'replace' })
}

/** Null: nothing is chosen yet. */
export function filterOf({ how, finding, list, where }: Choice): Filter | null {
  switch (how) {
    case 'finding':
      return finding === null ? null : { facets: { finding: [finding] } }
    case 'list':
      return list === null ? null : listOf({ query: { f: list } }).filter
    case 'where': {
      const said = where.filter(({ value }) => value !== '')
      return said.length === 0 ? null : { facets: {}, where: [...said] }
    }
    case 'all':
      return ALL_DECISIONS.filter
  }
}

/** What a list shows, in words. */
export function listWords(list: string, zone: Zone): string {
  const { filter, sort } = listOf({ query: { f: list } })
  if (conditionsOf({ filter, sort }) === 0) return 'every decision'
  const { facets = {}, from, to, text, where = [] } = filter
  return [
    ...Object.entries(facets)
      .filter(([, values]) => values.length > 0)
      .map(
        ([field, values]) =>
          `${FACETS.find((facet) => facet.field === field)?.name ?? field}: ${values.map((value) => valueName(field as FacetField, value)).join(' or ')}`,
      ),
    ...(from === undefined ? [] : [`from ${dateTime(from, zone, 's')}`]),
    ...(to === undefined ? [] : [`before ${dateTime(to, zone, 's')}`]),
    ...(text === undefined || text === '' ? [] : [`with “${visible(text)}”`]),
    ...where.map(({ field, value }) => `${visible(field)} ${visible(value)}`),
  ].join('; ')
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function readWhere(text: string | undefined): readonly Where[] {
  if (text === undefined) return []
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter(isWhere).slice(0, 100) : []
  } catch {
    return []
  }
}

function isWhere(value: unknown): value is Where {
  return isRecord(value) && typeof value['field'] === 'string' && typeof value['value'] === 'string'
}
