import { MAX_DEPTH } from '../../../proof/lossless-json.ts'
import { type JsonReadingRules, valueOfJson } from '../values/json-value.ts'
import { keyOf } from '../values/key.ts'
import { isArray, isObject, type Value } from '../values/value.ts'
import { jsonForm } from './json-form.ts'
import { RequestRefused } from './request-refused.ts'

/** Results of calls that give another answer each time, as `nd_builtin_cache` of a decision log has them. */
export interface RecordedResults {
  /** The result of a call with these arguments; undefined: it was not recorded. */
  of(name: string, args: readonly Value[]): Value | undefined
}

const RULES: JsonReadingRules = { duplicates: 'refused', maxDepth: MAX_DEPTH }

/** Requires the value of `nd_builtin_cache`: by name, by the JSON text of the arguments. Throws RequestRefused. */
export function recordedResults(value: Value | undefined): RecordedResults {
  const byName = value === undefined || value === null ? new Map<string, Calls>() : callsByName(value)
  return {
    of: (name, args) => byName.get(name)?.get(keyOf(jsonForm(args))),
  }
}

type Calls = ReadonlyMap<string, Value>

function callsByName(value: Value): ReadonlyMap<string, Calls> {
  const calls = new Map<string, Calls>()
  for (const [name, results] of membersOf(value)) calls.set(name, callsOf(name, results))
  return calls
}

function callsOf(name: string, results: Value): Calls {
  const calls = new Map<string, Value>()
  for (const [text, result] of membersOf(results)) {
    const args = valueOfJson(text, RULES)
    if (!args.ok || !isArray(args.value))
      throw new RequestRefused(`nd_builtin_cache: the arguments of ${name} are no array of JSON`)
    calls.set(keyOf(args.value), result)
  }
  return calls
}

function membersOf(value: Value): readonly (readonly [string, Value])[] {
  if (!isObject(value)) throw new RequestRefused('nd_builtin_cache is not made of objects')
  // The request was read from JSON: its keys are strings.
  return value.entries().map(([key, member]) => [key as string, member])
}
