import type { DecisionView, RecordMark } from '../../../shared/contract/decision.ts'
import { FACTS } from '../../../shared/model/words.ts'
import { go, type Route } from '../../store/route.ts'

/** The record beside the decision: its place, and what is sought in it. Both stand in the address. */
export interface ShownRecord {
  readonly place: string
  readonly mark?: RecordMark | undefined
}

/** What the address names; else what a reader asks for first: the record of what stands on top, else of the check. */
export function shownRecord({ query }: Route, view: DecisionView): ShownRecord | undefined {
  const place = query['raw']
  if (place !== undefined && /^s[1-9]\d*:\d+$/.test(place)) return { place, mark: markOf(query) }
  const [first] = view.attributes
  if (first?.breach === true && first.place !== null)
    return { place: first.place, mark: { attribute: first.name } }
  const check = view.heard.recorded.place
  if (check !== null) return { place: check, mark: { fact: 'check' } }
  const outcome = view.evidence.find(({ part }) => part === 'outcome') ?? view.evidence[0]
  const told = outcome?.places[0]
  if (outcome === undefined || told === undefined) return undefined
  return outcome.part === 'outcome' ? { place: told, mark: { fact: 'outcome' } } : { place: told }
}

export function showRecord(route: Route, { place, mark }: ShownRecord): void {
  const { raw: _raw, attribute: _attribute, fact: _fact, ...others } = route.query
  const sought: Readonly<Record<string, string>> =
    mark === undefined ? {} : 'attribute' in mark ? { attribute: mark.attribute } : { fact: mark.fact }
  go({ ...route, query: { ...others, raw: place, ...sought } }, { history: 'replace' })
}

function markOf(query: Route['query']): RecordMark | undefined {
  const { attribute, fact } = query
  if (attribute !== undefined && attribute !== '') return { attribute }
  return fact !== undefined && (FACTS as readonly string[]).includes(fact)
    ? ({ fact } as RecordMark)
    : undefined
}
