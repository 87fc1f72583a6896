import type { Action } from '../../model/evidence.ts'
import type { Dossier, Told } from '../../model/rebuilt.ts'

/** The action that counts, where it is done. */
export function doneAction({ action }: Dossier): Told<Action> | undefined {
  return action?.fact.result === 'done' ? action : undefined
}

/** The done actions, of each type and entitlement the last. */
export function doneActions({ actions }: Dossier): readonly Told<Action>[] {
  return lastOfEach(actions.filter(({ fact }) => fact.result === 'done'))
}

/** The actions that were done or tried, of each type and entitlement the last. */
export function attemptedActions({ actions }: Dossier): readonly Told<Action>[] {
  return lastOfEach(actions.filter(({ fact }) => fact.result !== 'none'))
}

function lastOfEach(actions: readonly Told<Action>[]): readonly Told<Action>[] {
  const last = new Map<string, Told<Action>>()
  for (const each of actions) {
    const key = JSON.stringify([each.fact.type, each.fact.entitlement ?? null])
    const known = last.get(key)
    if (known === undefined || each.by.instant >= known.by.instant) last.set(key, each)
  }
  return [...last.values()]
}
