import type { JsonValue } from '../model/json.ts'

/** Keys from an object down. */
export type JsonPlace = readonly string[]

/** Places of one name beyond which no more are sought. */
const MOST_PLACES = 16

/**
 * The places in a JSON object that a dotted name may mean: `a.b` is `{a: {b}}`, and `{"a.b": …}` too, since a key
 * may hold dots. Objects alone are entered, by their own keys. Time is bounded by the object, whatever the name.
 */
export function placesAt(object: JsonValue, name: string): readonly JsonPlace[] {
  const found: JsonPlace[] = []
  const open: { readonly at: JsonValue; readonly rest: string; readonly path: JsonPlace }[] = [
    { at: object, rest: name, path: [] },
  ]
  for (let next = open.pop(); next !== undefined && found.length < MOST_PLACES; next = open.pop()) {
    const { at, rest, path } = next
    if (!isJsonObject(at)) continue
    for (const [key, child] of Object.entries(at))
      if (rest === key) found.push([...path, key])
      else if (rest.startsWith(key) && rest[key.length] === '.')
        open.push({ at: child, rest: rest.slice(key.length + 1), path: [...path, key] })
  }
  return found
}

/** Undefined where nothing is there; keys are those of the object itself, since it is hostile. */
export function valueAt(value: JsonValue | undefined, place: JsonPlace): JsonValue | undefined {
  let at = value
  for (const key of place) {
    if (at === undefined || !isJsonObject(at) || !Object.hasOwn(at, key)) return undefined
    at = at[key]
  }
  return at
}

/**
 * The object with another value at a place, or without it (`undefined`); the objects on the way are made where they
 * are missing. What stands in the way and is no object is replaced.
 */
export function withValueAt(object: JsonValue, place: JsonPlace, value: JsonValue | undefined): JsonValue {
  const [key, ...below] = place
  if (key === undefined) return value ?? null
  const entries = new Map(isJsonObject(object) ? Object.entries(object) : [])
  const child = entries.get(key)
  if (below.length > 0) {
    if (value === undefined && child === undefined) return object
    entries.set(key, withValueAt(child ?? {}, below, value))
  } else if (value === undefined) entries.delete(key)
  else entries.set(key, value)
  return Object.fromEntries(entries)
}

/** Whether it is an object of JSON, and not a list or a number kept by its digits. */
export function isJsonObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value)
}
