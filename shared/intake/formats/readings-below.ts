import type { JsonValue } from '../../model/json.ts'
import { isObject } from './json-object.ts'

export interface Reading {
  readonly name: string
  readonly value: JsonValue
}

/** The scalars, lists and empty objects below a value, by their dotted names. Depth is bounded where it was read. */
export function readingsBelow(name: string, value: JsonValue | undefined): readonly Reading[] {
  if (value === undefined) return []
  if (!isObject(value)) return [{ name, value }]
  const below = Object.entries(value).flatMap(([key, child]) => readingsBelow(`${name}.${key}`, child))
  return below.length === 0 ? [{ name, value }] : below
}
