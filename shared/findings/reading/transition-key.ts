import type { TransitionRef } from '../../model/evidence.ts'

/** A transition is one by its id, from and to. */
export function transitionKey({ id, from, to }: Pick<TransitionRef, 'id' | 'from' | 'to'>): string {
  return JSON.stringify([id, from, to])
}
