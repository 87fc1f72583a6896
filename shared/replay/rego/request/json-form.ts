import { jsonText } from '../values/json-text.ts'
import { valueOfJson } from '../values/json-value.ts'
import type { Value } from '../values/value.ts'

/** A value as a log can hold it: its JSON has no sets, and keys are strings. */
export function jsonForm(value: Value): Value {
  const reading = valueOfJson(jsonText(value), { duplicates: 'last', maxDepth: Number.MAX_SAFE_INTEGER })
  if (!reading.ok) throw new Error(`a value was written as no JSON: ${reading.detail}`)
  return reading.value
}
