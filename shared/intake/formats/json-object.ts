import type { JsonValue } from '../../model/json.ts'

export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** Whether a JSON value is an object. An integer kept by its digits is an object to JavaScript, not here. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value)
}

/** A field of hostile JSON: own properties only; `null` counts as absent. */
export function fieldOf(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined
}

/** The object under a key of hostile JSON; an empty one where there is none. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = fieldOf(object, key)
  return isObject(value) ? value : {}
}
