import { type CelValue, isCelMap } from '@bufbuild/cel'
import type { Dialect, Node } from './node.ts'
import { type CelOutcome, Failure, isFailure } from './outcome.ts'
import type { Activation, CelRun } from './run.ts'
import { hasKey, valueAt } from './value-at.ts'

/** A step from a value into it, made ready. */
export interface MadeStep {
  readonly kind: 'name' | 'index' | 'has'
  /** The name, or the name that stands in the index as a constant. */
  readonly name: string | undefined
  readonly key: Node
  readonly dialect: Dialect
}

/** Follows steps from the value of a variable, and notes how far the path of names reached: that is what was read. */
export function followVariable(
  variable: string,
  start: CelOutcome,
  steps: readonly MadeStep[],
  variables: Activation,
  run: CelRun,
): CelOutcome {
  const path = [variable]
  let value = start
  let named = true
  for (const step of steps) {
    if (isFailure(value)) break
    run.spend(1)
    const key = step.key(variables, run)
    named &&= typeof key === 'string' && isCelMap(value)
    if (named) path.push(key as string)
    value = stepInto(value, key, step, named ? path : undefined)
  }
  const isTest = steps.at(-1)?.kind === 'has' && path.length === steps.length + 1
  return run.read(path, isTest ? 'presence' : 'value') ?? (isTest && run.isTakenAsThere(path) ? true : value)
}

/** Follows steps from a value that no path leads to. */
export function followValue(
  start: CelOutcome,
  steps: readonly MadeStep[],
  variables: Activation,
  run: CelRun,
): CelOutcome {
  let value = start
  for (const step of steps) {
    if (isFailure(value)) break
    run.spend(1)
    value = stepInto(value, step.key(variables, run), step, undefined)
  }
  return value
}

function stepInto(
  value: CelValue,
  key: CelOutcome,
  { kind, dialect }: MadeStep,
  path: readonly string[] | undefined,
): CelOutcome {
  if (isFailure(key)) return key
  const found = kind === 'has' ? hasKey(value, key, dialect) : valueAt(value, key, kind)
  return path !== undefined && isFailure(found) && found.kind === 'missing'
    ? new Failure('missing', `no such key: ${path.join('.')}`)
    : found
}
