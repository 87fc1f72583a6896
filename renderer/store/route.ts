import { useSyncExternalStore } from 'react'

export const SCREENS = [
  'cases',
  'intake',
  'overview',
  'decisions',
  'workflows',
  'policies',
  'inputs',
  'findings',
  'review',
  'packets',
  'custody',
  'identities',
] as const
export type Screen = (typeof SCREENS)[number]

/** Where a window is: `#/CASE/SCREEN/PART…?key=value`. `-` stands for no case. It can be copied and opened. */
export interface Route {
  readonly caseName: string | null
  readonly screen: Screen
  /** What of the screen is open: a decision's id, a rule's code, a workflow. */
  readonly parts: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

const NOWHERE: Route = { caseName: null, screen: 'cases', parts: [], query: {} }

export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = split(hash.replace(/^#/, ''), '?')
  const [name = '-', screen = 'cases', ...parts] = path.split('/').filter(Boolean).map(decode)
  if (!isScreen(screen)) return NOWHERE
  const query = Object.fromEntries(new URLSearchParams(search))
  return { caseName: name === '-' ? null : name, screen, parts, query }
}

export function formatRoute({ caseName, screen, parts, query }: Route): string {
  const path = [caseName ?? '-', screen, ...parts].map(encodeURIComponent).join('/')
  const search = new URLSearchParams(query).toString()
  return `#/${path}${search === '' ? '' : `?${search}`}`
}

/** Goes somewhere. What is not named stays out: parts and query belong to a place. */
export function go(
  to: Partial<Route> & Pick<Route, 'screen'>,
  { history = 'push' }: { readonly history?: 'push' | 'replace' } = {},
): void {
  const route: Route = { caseName: currentRoute().caseName, parts: [], query: {}, ...to }
  const address = formatRoute(route)
  if (address === window.location.hash) return
  if (history === 'replace') window.history.replaceState(null, '', address)
  else window.history.pushState(null, '', address)
  // At once: the browser tells of a new address only after what it is doing now.
  tell()
}

/** An address for a link: the same place in this window or, copied, in another. */
export function addressOf(to: Partial<Route> & Pick<Route, 'screen'>): string {
  return formatRoute({ caseName: currentRoute().caseName, parts: [], query: {}, ...to })
}

export function currentRoute(): Route {
  const { hash } = window.location
  if (hash !== known.hash) known = { hash, route: parseRoute(hash) }
  return known.route
}

export function useRoute(): Route {
  return useSyncExternalStore(watch, currentRoute)
}

let known: { readonly hash: string; readonly route: Route } = { hash: '', route: NOWHERE }
const listeners = new Set<() => void>()

function watch(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('hashchange', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('hashchange', listener)
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}

function isScreen(text: string): text is Screen {
  return (SCREENS as readonly string[]).includes(text)
}

function split(text: string, at: string): readonly string[] {
  const index = text.indexOf(at)
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)]
}

/** An address may come from anywhere: what cannot be decoded stands for itself. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
