import { type Builtin, BuiltinError } from '../builtins/builtin.ts'
import type { Surroundings } from '../eval/notes.ts'
import { hostOfValue, valueOfHost } from './host-value.ts'

/** Functions that the runtime brings itself and that answer otherwise than OPA's. */
const OF_THE_RUNTIME: ReadonlySet<string> = new Set([
  'json.is_valid',
  'regex.split',
  'sprintf',
  'yaml.is_valid',
  'yaml.marshal',
  'yaml.unmarshal',
])

/** Why a compiled policy that calls this function is not evaluated; undefined: it can be. */
export function whyNotCalled(name: string, builtins: ReadonlyMap<string, Builtin>): string | undefined {
  const builtin = builtins.get(name)
  if (builtin === undefined) return `it calls ${name}, which is not known here`
  if (OF_THE_RUNTIME.has(name)) return `it calls ${name}, which its runtime does not answer as OPA does`
  // Values cross as JSON, which has no sets.
  const mayBeSet = [...builtin.types, builtin.result].some((type) => type === 'any' || type.includes('set'))
  return mayBeSet ? `it calls ${name}, whose sets do not reach its runtime` : undefined
}

/** The functions that a compiled policy calls, for one evaluation. A call that OPA ends with an error is undefined. */
export function hostFunctions(
  names: readonly string[],
  builtins: ReadonlyMap<string, Builtin>,
  surroundings: () => Surroundings,
): Record<string, (...args: unknown[]) => unknown> {
  return Object.fromEntries(
    names.map((name) => [name, (...args: unknown[]) => call(builtins.get(name), args, surroundings())]),
  )
}

function call(builtin: Builtin | undefined, given: readonly unknown[], surroundings: Surroundings): unknown {
  if (builtin === undefined) return undefined
  const args = given.map(valueOfHost)
  if (builtin.nondeterministic === true) return hostOfValue(surroundings.recorded(builtin.name, args))
  const known = builtin.recordable === true ? surroundings.known(builtin.name, args) : undefined
  if (known !== undefined) return hostOfValue(known)
  try {
    const value = builtin.call?.(args, { spend: () => undefined })
    return value === undefined ? undefined : hostOfValue(value)
  } catch (error) {
    if (error instanceof BuiltinError) return undefined
    throw error
  }
}
