import type { JsonValue } from '../../model/json.ts'
import { isJsonObject } from '../json-places.ts'
import { typeAndId } from './entity-uid.ts'

/** Names an entity in a map. No type holds a NUL. */
export type EntityKey = string

export function entityKey(entity: { readonly type: string; readonly id: string }): EntityKey {
  return `${entity.type}\0${entity.id}`
}

/**
 * Every entity that a JSON value may refer to, at any depth. A plain `{type, id}` is a reference by the
 * schema alone, so any counts: one too many costs time, one too few an answer.
 */
export function entityReferences(value: JsonValue | undefined): ReadonlySet<EntityKey> {
  const found = new Set<EntityKey>()
  const open: (JsonValue | undefined)[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (Array.isArray(next)) for (const item of next as readonly JsonValue[]) open.push(item)
    else if (isJsonObject(next)) {
      const entity = typeAndId(next)
      if (entity !== undefined) found.add(entityKey(entity))
      for (const below of Object.values(next)) open.push(below)
    }
  }
  return found
}
