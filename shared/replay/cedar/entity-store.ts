import type { JsonValue } from '../../model/json.ts'
import { type EntityKey, entityKey, entityReferences } from './entity-references.ts'
import { isJsonObject } from '../json-places.ts'
import { entityUid } from './entity-uid.ts'

interface Stored {
  readonly entity: JsonValue
  readonly refersTo: ReadonlySet<EntityKey>
}

/** The entities of a policy version, or why they cannot be used. */
export interface EntityStore {
  /**
   * The entities that an evaluation can reach from the given ones: their ancestors, what their attributes
   * and tags refer to, and so on. Cedar reads no entity that it was not led to, so the others cannot matter.
   */
  readonly reachedFrom: (roots: Iterable<EntityKey>) => readonly JsonValue[]
}

/**
 * Indexes an entities file, read as JSON. Where an entity has a form that is not known here, nothing is
 * cut away: the engine judges the whole.
 */
export function entityStore(entities: readonly JsonValue[]): EntityStore {
  const stored = new Map<EntityKey, Stored>()
  for (const entity of entities) {
    const uid = isJsonObject(entity) ? entityUid(entity['uid']) : undefined
    if (uid === undefined || stored.has(entityKey(uid))) return { reachedFrom: () => entities }
    stored.set(entityKey(uid), { entity, refersTo: entityReferences(entity) })
  }
  return { reachedFrom: (roots) => reached(stored, roots) }
}

function reached(stored: ReadonlyMap<EntityKey, Stored>, roots: Iterable<EntityKey>): readonly JsonValue[] {
  const seen = new Set(roots)
  const entities: JsonValue[] = []
  // A Set's iterator also visits what is added while it runs: each entity once.
  for (const key of seen) {
    const found = stored.get(key)
    if (found === undefined) continue
    entities.push(found.entity)
    for (const next of found.refersTo) seen.add(next)
  }
  return entities
}
