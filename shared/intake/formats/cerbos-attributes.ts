import type { JsonValue } from '../../model/json.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'

export interface CerbosAttribute {
  readonly name: string
  readonly value: JsonValue
}

/** Fields of principal and resource that policies read beside their attributes. */
const EVALUATED = [
  ['principal', 'roles'],
  ['resource', 'kind'],
  ['resource', 'id'],
] as const

/**
 * What a Cerbos check evaluated: attributes of principal and resource, and tokens, by their names in a policy
 * (`principal.attr.department`). Values are as logged, whole; the log gives neither source nor age.
 */
export function attributesOf(input: JsonObject): readonly CerbosAttribute[] {
  const readings: CerbosAttribute[] = []
  for (const [part, field] of EVALUATED) {
    const value = fieldOf(objectAt(input, part), field)
    if (value !== undefined) readings.push({ name: `${part}.${field}`, value })
  }
  for (const part of ['principal', 'resource'] as const)
    readings.push(...named(`${part}.attr`, objectAt(objectAt(input, part), 'attr')))
  const auxData = objectAt(input, 'auxData')
  for (const kind of Object.keys(auxData)) readings.push(...named(`auxData.${kind}`, objectAt(auxData, kind)))
  return readings
}

function named(prefix: string, values: JsonObject): readonly CerbosAttribute[] {
  return Object.entries(values).map(([name, value]) => ({ name: `${prefix}.${name}`, value }))
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = fieldOf(object, key)
  return isObject(value) ? value : {}
}
