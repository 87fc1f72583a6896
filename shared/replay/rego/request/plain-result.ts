import type { JsonValue } from '../../../model/json.ts'
import { DECIDING_MEMBERS } from '../../../model/opa-result.ts'
import { isArray, isObject, type Value } from '../values/value.ts'

/** What of a result can say an outcome, in JavaScript's own values: itself, or the members of an object. */
export function plainResult(result: Value | undefined): JsonValue | undefined {
  if (result === undefined) return undefined
  if (!isObject(result)) return plainScalar(result)
  return Object.fromEntries(
    DECIDING_MEMBERS.flatMap((name) => {
      const member = result.get(name)
      return member === undefined ? [] : [[name, plainScalar(member)]]
    }),
  )
}

/** The member of an object that says the outcome, as the rest of a path; none where the result itself does. */
export function decidingMember(result: Value | undefined): readonly string[] {
  if (result === undefined || !isObject(result)) return []
  return DECIDING_MEMBERS.filter((name) => result.has(name)).slice(0, 1)
}

function plainScalar(value: Value): JsonValue {
  return typeof value === 'object' && value !== null ? (isArray(value) ? [] : {}) : value
}
