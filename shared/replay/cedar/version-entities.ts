import type { Entities, Schema } from '@cedar-policy/cedar-wasm/nodejs'
import type { JsonValue } from '../../model/json.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { type EntityStore, entityStore } from './entity-store.ts'
import { PolicyRefused, put } from './policy-rules.ts'
import { fileText } from './version-files.ts'
import { cedar, words } from './wasm.ts'

export type VersionEntities =
  | { readonly ok: true; readonly store: EntityStore }
  | { readonly ok: false; readonly why: string }

/**
 * The entities that come with a version. The engine is shown all of them once, as a host would: an entity
 * that no request reaches is refused too. Where it refuses, only requests with entities of their own can be
 * evaluated.
 */
export function entitiesOf(version: PolicyVersion, schema: Schema | undefined): VersionEntities {
  if (version.entities === undefined) return { ok: true, store: entityStore([]) }
  try {
    const entities = readEntities(fileText(version, version.entities))
    const call = { entities: entities as unknown as Entities, ...(schema === undefined ? {} : { schema }) }
    const answer = put(() => cedar.checkParseEntities(call))
    if (answer.type === 'failure') return { ok: false, why: `${version.entities}: ${words(answer.errors)}` }
    return { ok: true, store: entityStore(entities) }
  } catch (error) {
    if (error instanceof PolicyRefused) return { ok: false, why: error.message }
    throw error
  }
}

function readEntities(text: string): readonly JsonValue[] {
  const reading = parseLossless(text)
  if (!reading.ok) throw new PolicyRefused(`the entities: ${reading.detail}`)
  if (!Array.isArray(reading.value)) throw new PolicyRefused('the entities are no array')
  return reading.value as readonly JsonValue[]
}
