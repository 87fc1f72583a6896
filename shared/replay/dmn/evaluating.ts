import type { Run } from './feel/run.ts'
import { coerced, type FeelType } from './feel/type.ts'
import { type Feel, kindOf } from './feel/value.ts'
import type { Trace } from './trace.ts'

/** What is handed down while logic is evaluated. */
export interface Evaluating {
  readonly run: Run
  /** Of the element whose logic it is. */
  readonly trace: () => Trace
}

/** A value as a type takes it; null, which is an error, where it does not. */
export function typed(value: Feel, type: FeelType, run: Run): Feel {
  return (
    coerced(value, type) ??
    (value === null ? null : run.fail(`a ${kindOf(value)} that is not of the type that is declared`))
  )
}
