import { create } from 'zustand'
import type { VerdictForm } from './verdict-form.ts'

/**
 * Verdicts that were begun and not recorded, by campaign and item: who opens a decision leaves this screen, and finds
 * what was typed when coming back.
 */
const useTyped = create<{ readonly forms: ReadonlyMap<string, VerdictForm> }>(() => ({ forms: new Map() }))

const keyOf = (campaign: string, item: string) => `${campaign} ${item}`

export function useTypedVerdict(campaign: string, item: string): VerdictForm | undefined {
  return useTyped(({ forms }) => forms.get(keyOf(campaign, item)))
}

export function typeVerdict(campaign: string, item: string, form: VerdictForm): void {
  useTyped.setState(({ forms }) => ({ forms: new Map(forms).set(keyOf(campaign, item), form) }))
}

/** Takes what was typed out, to be recorded. */
export function takeTyped(campaign: string, items: readonly string[]): ReadonlyMap<string, VerdictForm> {
  const keys = new Set(items.map((item) => keyOf(campaign, item)))
  const all = [...useTyped.getState().forms]
  useTyped.setState({ forms: new Map(all.filter(([key]) => !keys.has(key))) })
  return new Map(all.filter(([key]) => keys.has(key)))
}

/** It was not recorded: it stands there again, where nothing was typed since. */
export function putBackTyped(taken: ReadonlyMap<string, VerdictForm>): void {
  useTyped.setState(({ forms }) => ({ forms: new Map([...taken, ...forms]) }))
}
