import { create } from 'zustand'

/** A field that is not to go into a packet, where its value is such, and why. */
export interface WithholdRule {
  readonly field: string
  /** Empty: whatever its value. */
  readonly value: string
  readonly reason: string
}

/** What is withheld from the packet that is being prepared, for as long as the window is open. */
const useRules = create<{ readonly rules: readonly WithholdRule[] }>(() => ({ rules: [] }))
export const MOST_RULES = 100

export function useWithheld(): readonly WithholdRule[] {
  return useRules(({ rules }) => rules)
}

export function withhold(rule: WithholdRule): void {
  useRules.setState(({ rules }) => ({
    rules: [...rules.filter(({ field, value }) => field !== rule.field || value !== rule.value), rule],
  }))
}

export function keepIn(rule: WithholdRule): void {
  useRules.setState(({ rules }) => ({ rules: rules.filter((each) => each !== rule) }))
}

/** As the contract takes them. */
export function redactionOf(
  rules: readonly WithholdRule[],
): { field: string; value?: string; reason: string }[] {
  return rules.map(({ field, value, reason }) => ({ field, reason, ...(value === '' ? {} : { value }) }))
}

export function currentRedaction(): ReturnType<typeof redactionOf> {
  return redactionOf(useRules.getState().rules)
}
