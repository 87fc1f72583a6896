import type { TypeAndId } from '@cedar-policy/cedar-wasm/nodejs'
import type { JsonValue } from '../../model/json.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { isJsonObject } from '../json-places.ts'
import { entityUid } from './entity-uid.ts'

export interface CedarRequest {
  readonly principal: TypeAndId
  readonly action: TypeAndId
  readonly resource: TypeAndId
  readonly context: { readonly [key: string]: JsonValue }
  /** Logged with the request: the engine saw these, so they stand in for the version's own. */
  readonly entities: readonly JsonValue[] | undefined
}

/**
 * The longest request that is put to the engine, in UTF-16 units. The engine takes up to 200 times as much
 * memory; requests that hosts log have some kilobytes.
 */
export const MOST_REQUEST_CHARS = 2 * 1024 * 1024

export type RequestReading =
  | { readonly ok: true; readonly request: CedarRequest }
  | { readonly ok: false; readonly why: string }

/**
 * Reads a Cedar request as hosts log it: principal, action and resource each `{type, id}`,
 * `{__entity: {type, id}}` or `Type::"id"`; `context` an object, absent or null for none; `entities` an
 * array where they were logged too. Other fields say nothing to the engine. The text is hostile.
 */
export function readRequest(text: string): RequestReading {
  if (text.length > MOST_REQUEST_CHARS) return refuse(`is longer than ${MOST_REQUEST_CHARS} characters`)
  const reading = parseLossless(text)
  if (!reading.ok) return refuse(`is no JSON that can be read: ${reading.detail}`)
  if (!isJsonObject(reading.value)) return refuse('is no JSON object')
  const fields = reading.value
  const [principal, action, resource] = ['principal', 'action', 'resource'].map((name) =>
    entityUid(own(fields, name)),
  )
  if (principal === undefined) return refuse(`names no principal${HOW}`)
  if (action === undefined) return refuse(`names no action${HOW}`)
  if (resource === undefined) return refuse(`names no resource${HOW}`)
  const context = own(fields, 'context') ?? {}
  if (!isJsonObject(context)) return refuse('has a context that is no object')
  const entities = own(fields, 'entities') ?? undefined
  if (entities !== undefined && !isArray(entities)) return refuse('has entities that are no array')
  return { ok: true, request: { principal, action, resource, context, entities } }
}

const HOW = ' as {"type", "id"} or as Type::"id"'

function refuse(what: string): RequestReading {
  return { ok: false, why: `the request ${what}` }
}

function own(fields: { readonly [key: string]: JsonValue }, name: string): JsonValue | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
