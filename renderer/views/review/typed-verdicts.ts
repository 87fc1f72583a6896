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

/** They are recorded. */
export function forgetTyped(campaign: string, items: readonly string[]): void {
  const done = new Set(items.map((item) => keyOf(campaign, item)))
  useTyped.setState(({ forms }) => ({ forms: new Map([...forms].filter(([key]) => !done.has(key))) }))
}
