import type { JsonValue } from '../../model/json.ts'
import { isObject } from './json-object.ts'

export interface Reading {
  readonly name: string
  readonly value: JsonValue
}

/** The scalars, lists and empty objects below a value, by their dotted names. Depth is bounded where it was read. */
export function* readingsBelow(name: string, value: JsonValue): Iterable<Reading> {
  const children = isObject(value) ? Object.entries(value) : []
  if (children.length === 0) yield { name, value }
  for (const [key, child] of children) yield* readingsBelow(`${name}.${key}`, child)
}
