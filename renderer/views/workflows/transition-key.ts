import type { TransitionLine } from '../../../shared/contract/workflows.ts'

/** A transition is one by its id, from and to, and by whether the definition has it. */
export function keyOf({ id, from, to, defined }: TransitionLine): string {
  return JSON.stringify([id, from, to, defined === 'undefined' ? 'undefined' : 'defined'])
}
