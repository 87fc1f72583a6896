import type { Value } from '../values/value.ts'

/** What an evaluation asks of its surroundings, and tells them while it runs. */
export interface Surroundings {
  /** A path below `input` is read, whether it is there or not. May throw EvalRefused, where it is not known. */
  readonly read: (path: readonly Value[]) => void
  /** The result of a call that gives another answer each time. Throws EvalRefused where it was not recorded. */
  readonly recorded: (name: string, args: readonly Value[]) => Value
  /** The same of a call that may: undefined where it was not recorded, or may not be seen. */
  readonly known: (name: string, args: readonly Value[]) => Value | undefined
}
