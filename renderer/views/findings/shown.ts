import type { Input } from '../../../shared/contract/methods.ts'
import { SEVERITIES, type Severity } from '../../../shared/model/words.ts'
import { addressOf, go, type Route } from '../../store/route.ts'

export type Filter = Input<'findings.summary'>['filter']
export type By = 'rule' | 'workflow' | 'all'

/** What the screen shows; all of it stands in the address. */
export interface Shown {
  readonly by: By
  readonly code: string | null
  /** Null: of no workflow; undefined: of any. */
  readonly workflow: string | null | undefined
  readonly state: 'open' | 'excepted' | undefined
  readonly severity: Severity | undefined
  readonly text: string
  readonly order: 'up' | 'down'
}

/** What does not fit is left out: an address may come from anywhere. */
export function shownOf({ parts, query }: Pick<Route, 'parts' | 'query'>): Shown {
  const { by, workflow, state, severity, text = '', order } = query
  return {
    by: by === 'workflow' || by === 'all' ? by : 'rule',
    code: parts[0] ?? null,
    workflow: query['none'] === 'workflow' ? null : workflow,
    state: state === 'open' || state === 'excepted' ? state : undefined,
    severity: SEVERITIES.find((each) => each === severity),
    text,
    order: order === 'down' ? 'down' : 'up',
  }
}

function placeOf({ by, code, workflow, state, severity, text, order }: Shown) {
  const query: Record<string, string> = {}
  if (by !== 'rule') query['by'] = by
  if (workflow === null) query['none'] = 'workflow'
  else if (workflow !== undefined) query['workflow'] = workflow
  if (state !== undefined) query['state'] = state
  if (severity !== undefined) query['severity'] = severity
  if (text !== '') query['text'] = text
  if (order !== 'up') query['order'] = order
  return { screen: 'findings', parts: code === null ? [] : [code], query } as const
}

export function addressOfShown(shown: Shown): string {
  return addressOf(placeOf(shown))
}

/** Small steps replace the address, others are gone back from. */
export function show(shown: Shown, history: 'push' | 'replace' = 'push'): void {
  go(placeOf(shown), { history })
}

/** The filter of the occurrences that are listed. */
export function filterOf({ by, code, workflow, state, severity, text }: Shown): Filter {
  return {
    ...(by === 'all' || code === null ? {} : { codes: [code] }),
    ...(by === 'workflow' && workflow !== undefined ? { workflow } : {}),
    ...(state === undefined ? {} : { state }),
    ...(by === 'all' && severity !== undefined ? { severities: [severity] } : {}),
    ...(text === '' ? {} : { text }),
  }
}
