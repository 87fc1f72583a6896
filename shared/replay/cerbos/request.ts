import type { JsonValue } from '../../model/json.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { isJsonObject } from '../json-places.ts'

export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** What a PDP was asked, for one action. Texts that were left out are empty. */
export interface CerbosRequest {
  readonly principal: Party & { readonly roles: readonly string[] }
  readonly resource: Party & { readonly kind: string }
  readonly action: string
  /** Actions that were asked for the same resource before this one, in order. */
  readonly earlierActions: readonly string[]
  /** Claims of the token that was sent along, or of several by their names; undefined: none was. */
  readonly auxData: { readonly jwt: JsonObject; readonly jwts: JsonObject } | undefined
  /** What the PDP's configuration gives policies as `globals`; undefined: not told. */
  readonly globals: JsonObject | undefined
  /** What the PDP's schemas found wrong with the input, and what it did about it. */
  readonly validation: Validation | undefined
}

export interface Party {
  readonly id: string
  readonly attr: JsonObject
  readonly policyVersion: string
  readonly scope: string
}

export interface Validation {
  /** `rejected`: no rule was evaluated. `unknown`: whether one was cannot be told. */
  readonly result: 'rejected' | 'evaluated' | 'unknown'
  /** Derived roles that the PDP tells to have been effective; none where no rule was evaluated. */
  readonly effectiveDerivedRoles: readonly string[]
}

/** The longest request that is read, in UTF-16 units. Requests that PDPs log have some kilobytes. */
const MOST_REQUEST_CHARS = 2 * 1024 * 1024

export type RequestReading =
  | { readonly ok: true; readonly request: CerbosRequest }
  | { readonly ok: false; readonly why: string }

class RequestRefused extends Error {}

/**
 * Reads a request as a decision log of a PDP tells it: `principal`, `resource`, `action`, and where they are there
 * `auxData`, `globals`, `validation`, and `actions`: all that were asked at once. Other fields say nothing to the engine. The text is hostile.
 */
export function readRequest(text: string): RequestReading {
  if (text.length > MOST_REQUEST_CHARS)
    return { ok: false, why: `the request is longer than ${MOST_REQUEST_CHARS} characters` }
  const reading = parseLossless(text)
  if (!reading.ok) return { ok: false, why: `the request is no JSON that can be read: ${reading.detail}` }
  try {
    return { ok: true, request: requestOf(reading.value) }
  } catch (error) {
    if (error instanceof RequestRefused) return { ok: false, why: `the request ${error.message}` }
    throw error
  }
}

function requestOf(value: JsonValue): CerbosRequest {
  if (!isJsonObject(value)) throw new RequestRefused('is no JSON object')
  const principal = objectAt(value, 'principal')
  const resource = objectAt(value, 'resource')
  if (principal === undefined || resource === undefined)
    throw new RequestRefused('has no principal, or no resource')
  const aux = objectAt(value, 'auxData')
  return {
    principal: { ...party(principal, 'principal'), roles: textsAt(principal, 'roles') },
    resource: { ...party(resource, 'resource'), kind: required(resource, 'resource', 'kind') },
    ...actionsOf(value),
    auxData: aux && { jwt: objectAt(aux, 'jwt') ?? {}, jwts: objectAt(aux, 'jwts') ?? {} },
    globals: objectAt(value, 'globals'),
    validation: validationOf(objectAt(value, 'validation')),
  }
}

function actionsOf(value: JsonObject): Pick<CerbosRequest, 'action' | 'earlierActions'> {
  const action = required(value, 'request', 'action')
  const all = textsAt(value, 'actions')
  return { action, earlierActions: all.slice(0, Math.max(0, all.indexOf(action))) }
}

function party(value: JsonObject, what: string): Party {
  return {
    id: required(value, what, 'id'),
    attr: objectAt(value, 'attr') ?? {},
    policyVersion: textAt(value, 'policyVersion'),
    scope: textAt(value, 'scope').replace(/^\./, ''),
  }
}

function validationOf(value: JsonObject | undefined): Validation | undefined {
  if (value === undefined) return undefined
  const result = textAt(value, 'result')
  return {
    result: result === 'rejected' || result === 'evaluated' ? result : 'unknown',
    effectiveDerivedRoles: textsAt(value, 'effectiveDerivedRoles'),
  }
}

function required(value: JsonObject, what: string, name: string): string {
  const text = textAt(value, name)
  if (text === '') throw new RequestRefused(`has no ${name} of its ${what}`)
  return text
}

function textAt(value: JsonObject, name: string): string {
  const text = fieldOf(value, name) ?? ''
  if (typeof text !== 'string') throw new RequestRefused(`has a ${name} that is no text`)
  return text
}

function textsAt(value: JsonObject, name: string): readonly string[] {
  const list = fieldOf(value, name) ?? []
  if (!Array.isArray(list)) throw new RequestRefused(`has ${name} that are no list`)
  return (list as readonly JsonValue[]).map((text) => {
    if (typeof text !== 'string') throw new RequestRefused(`has ${name} that are no texts`)
    return text
  })
}

function objectAt(value: JsonObject, name: string): JsonObject | undefined {
  const found = fieldOf(value, name)
  if (found === undefined) return undefined
  if (!isJsonObject(found)) throw new RequestRefused(`has a ${name} that is no object`)
  return found
}

function fieldOf(value: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(value, name) ? (value[name] ?? undefined) : undefined
}
