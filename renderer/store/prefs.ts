import { create } from 'zustand'
import { ask } from '../client/client.ts'
import type { Zone } from '../words/times.ts'

export type Theme = 'light' | 'dark'
/** What the person chose: a theme, or whatever the system has. */
export type ThemeChoice = Theme | 'system'

interface Prefs {
  readonly theme: Theme
  readonly themeChoice: ThemeChoice
  readonly zone: Zone
  /** Widths of panes, columns chosen, filters saved: JSON by key, as the screens that own them say. */
  readonly kept: Readonly<Record<string, unknown>>
}

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)')
const systemTheme = (): Theme => (prefersDark.matches ? 'dark' : 'light')

export const usePrefs = create<Prefs>(() => ({
  theme: systemTheme(),
  themeChoice: 'system',
  zone: 'utc',
  kept: {},
}))

prefersDark.addEventListener('change', () => {
  if (usePrefs.getState().themeChoice === 'system') usePrefs.setState({ theme: systemTheme() })
})

/** Before anything is drawn anew: charts read the colours of the theme from the page. */
const showTheme = ({ theme }: Pick<Prefs, 'theme'>): void => {
  document.documentElement.dataset['theme'] = theme
}
showTheme(usePrefs.getState())
usePrefs.subscribe(showTheme)

/** Takes what the desk remembers. Called before the first draw, so that nothing jumps. */
export async function loadPrefs(): Promise<void> {
  const remembered = await ask('desk.remembered', {})
  const kept: Record<string, unknown> = {}
  for (const [key, text] of Object.entries(remembered)) kept[key] = parsed(text)
  const { theme, zone } = kept
  usePrefs.setState({
    kept,
    ...(theme === 'light' || theme === 'dark' ? { theme, themeChoice: theme } : {}),
    ...(zone === 'utc' || zone === 'local' ? { zone } : {}),
  })
}

export function setTheme(choice: ThemeChoice): void {
  usePrefs.setState({ themeChoice: choice, theme: choice === 'system' ? systemTheme() : choice })
  keep('theme', choice)
}

export function setZone(zone: Zone): void {
  usePrefs.setState({ zone })
  keep('zone', zone)
}

/** Remembers a small value for the next time. */
function keep(key: string, value: unknown): void {
  usePrefs.setState(({ kept }) => ({ kept: { ...kept, [key]: value } }))
  const waiting = timers.get(key)
  if (waiting !== undefined) clearTimeout(waiting)
  timers.set(
    key,
    window.setTimeout(() => {
      timers.delete(key)
      // A layout that cannot be remembered is no reason to stop anybody.
      ask('desk.remember', { key, value: value === null ? null : JSON.stringify(value) }).catch(() => {})
    }, SETTLE_MS),
  )
}

/** Dragging a pane gives many values: the last is written. */
const SETTLE_MS = 300
const timers = new Map<string, number>()

/** A remembered value, or `otherwise` where there is none or it does not fit. */
export function useKept<Value>(
  key: string,
  fits: (value: unknown) => value is Value,
  otherwise: Value,
): readonly [value: Value, set: (value: Value) => void] {
  const value = usePrefs(({ kept }) => kept[key])
  return [fits(value) ? value : otherwise, (next: Value) => keep(key, next)]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // What was kept is damaged: the view begins as it does at first.
    return undefined
  }
}
