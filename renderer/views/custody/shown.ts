import type { CustodyFilter } from '../../store/custody-list.ts'
import { go, type Route } from '../../store/route.ts'

/** What of the log is shown; it stands in the address. */
export interface Shown {
  readonly filter: CustodyFilter
  /** The entry in the pane. */
  readonly entry: number | null
}

export function shownOf({ query }: Pick<Route, 'query'>): Shown {
  const entry = Number(query['entry'])
  return {
    filter: { acts: listed(query['act']), people: listed(query['by']), text: query['text'] ?? '' },
    entry: Number.isSafeInteger(entry) && entry > 0 ? entry : null,
  }
}

export function show({ filter: { acts, people, text }, entry }: Shown): void {
  const query = {
    ...(acts.length === 0 ? {} : { act: JSON.stringify(acts) }),
    ...(people.length === 0 ? {} : { by: JSON.stringify(people) }),
    ...(text === '' ? {} : { text }),
    ...(entry === null ? {} : { entry: String(entry) }),
  }
  go({ screen: 'custody', query }, { history: 'replace' })
}

/** An address may come from anywhere. */
function listed(text: string | undefined): readonly string[] {
  if (text === undefined) return []
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string').slice(0, 100) : []
  } catch {
    // What is no list asks for nothing.
    return []
  }
}
