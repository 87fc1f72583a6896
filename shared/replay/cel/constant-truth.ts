import { CannotEvaluate } from './outcome.ts'
import { ruleEnvironment } from './rule-environment.ts'
import type { CelRun } from './run.ts'

/**
 * What a condition comes to whatever is asked: it does so without any variable. Undefined: it depends on the request,
 * it is no condition, or the steps of the run are used up.
 */
export function constantTruth(condition: string, run: CelRun): boolean | undefined {
  const compiled = ruleEnvironment.compile(condition)
  if (compiled.kind === 'refused') return undefined
  try {
    const outcome = compiled.evaluate(new Map(), run)
    return typeof outcome === 'boolean' ? outcome : undefined
  } catch (error) {
    if (error instanceof CannotEvaluate || error instanceof RangeError) return undefined
    throw error
  }
}
