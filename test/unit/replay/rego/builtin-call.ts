import { BuiltinError } from '../../../../shared/replay/rego/builtins/builtin.ts'
import { REGO_BUILTINS } from '../../../../shared/replay/rego/builtins/table.ts'
import { jsonText } from '../../../../shared/replay/rego/values/json-text.ts'
import { valueOfJson } from '../../../../shared/replay/rego/values/json-value.ts'
import { NotExact } from '../../../../shared/replay/rego/values/not-exact.ts'
import type { Value } from '../../../../shared/replay/rego/values/value.ts'

export function valueOf(json: string): Value {
  const reading = valueOfJson(json, { duplicates: 'refused', maxDepth: 100 })
  if (!reading.ok) throw new Error(reading.detail)
  return reading.value
}

/** Calls a function with arguments given as JSON. An error is its code, a refusal `refused`. */
export function call(name: string, ...args: readonly string[]): string {
  return callWith(name, args.map(valueOf))
}

export function callWith(name: string, args: readonly Value[]): string {
  try {
    const result = REGO_BUILTINS.get(name)?.call?.(args, { spend: () => undefined })
    return result === undefined ? 'undefined' : jsonText(result)
  } catch (error) {
    if (error instanceof BuiltinError) return error.code
    if (error instanceof NotExact) return 'refused'
    throw error
  }
}
