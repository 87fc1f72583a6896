import type { BuiltIn } from './built-in.ts'
import { CONTEXT_FUNCTIONS } from './context-functions.ts'
import { CONVERSION_FUNCTIONS } from './conversion-functions.ts'
import { LIST_FUNCTIONS } from './list-functions.ts'
import { NUMBER_FUNCTIONS } from './number-functions.ts'
import { RANGE_FUNCTIONS } from './range-functions.ts'
import type { Run } from './run.ts'
import { STRING_FUNCTIONS } from './string-functions.ts'
import { STATISTIC_FUNCTIONS } from './statistic-functions.ts'
import { TEMPORAL_FUNCTIONS } from './temporal-functions.ts'
import type { FunctionValue } from './value.ts'

const BUILT_INS: ReadonlyMap<string, BuiltIn> = new Map([
  ...CONVERSION_FUNCTIONS,
  ...STRING_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...STATISTIC_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...TEMPORAL_FUNCTIONS,
  ...RANGE_FUNCTIONS,
  ...CONTEXT_FUNCTIONS,
])

export function isBuiltIn(name: string): boolean {
  return BUILT_INS.has(name)
}

/** The built-in function of a name, undefined where FEEL has none. */
export function builtIn(name: string, run: Run): FunctionValue | undefined {
  const found = BUILT_INS.get(name)
  return found === undefined
    ? undefined
    : { kind: 'function', name, parameters: undefined, call: (given) => found.call(name, given, run) }
}
