import { jsonText } from '../values/json-text.ts'
import { valueOfJson } from '../values/json-value.ts'
import { NotExact } from '../values/not-exact.ts'
import type { Value } from '../values/value.ts'

/** A value that the runtime of compiled policies parsed. Throws NotExact where an integer may have been rounded. */
export function valueOfHost(host: unknown): Value {
  checkIntegers(host)
  const text = JSON.stringify(host)
  const reading = valueOfJson(text, { duplicates: 'last', maxDepth: 1000 })
  if (!reading.ok) throw new NotExact(`a value of the compiled policy: ${reading.detail}`)
  return reading.value
}

/** A value as the runtime takes it. Throws NotExact where an integer would be rounded. */
export function hostOfValue(value: Value): unknown {
  const host: unknown = JSON.parse(jsonText(value))
  checkIntegers(host)
  return host
}

function checkIntegers(host: unknown): void {
  if (typeof host === 'number' && Number.isInteger(host) && !Number.isSafeInteger(host))
    throw new NotExact('the compiled policy works with an integer that its runtime rounds')
  if (typeof host === 'object' && host !== null) for (const each of Object.values(host)) checkIntegers(each)
}
