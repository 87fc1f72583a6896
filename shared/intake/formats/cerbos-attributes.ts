import type { JsonValue } from '../../model/json.ts'
import { type JsonObject, fieldOf, objectAt } from './json-object.ts'

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
export function* attributesOf(input: JsonObject): Iterable<CerbosAttribute> {
  for (const [part, field] of EVALUATED) {
    const value = fieldOf(objectAt(input, part), field)
    if (value !== undefined) yield { name: `${part}.${field}`, value }
  }
  for (const part of ['principal', 'resource'] as const)
    yield* named(`${part}.attr`, objectAt(objectAt(input, part), 'attr'))
  const auxData = objectAt(input, 'auxData')
  for (const kind of Object.keys(auxData)) yield* named(`auxData.${kind}`, objectAt(auxData, kind))
}

function* named(prefix: string, values: JsonObject): Iterable<CerbosAttribute> {
  for (const [name, value] of Object.entries(values)) yield { name: `${prefix}.${name}`, value }
}
