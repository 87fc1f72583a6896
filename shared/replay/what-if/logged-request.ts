import type { JsonValue } from '../../model/json.ts'
import type { Bind, EngineName } from '../../model/policy.ts'
import { parseLossless, stringifyLossless } from '../../proof/lossless-json.ts'
import { isJsonObject, type JsonPlace, placesAt, valueAt, withValueAt } from '../json-places.ts'
import type { EngineRequest } from '../policy-engine.ts'
import type { ChangeableRequest, ChangedRequest } from './changeable-request.ts'
import { wholePlaces } from './template-places.ts'

/**
 * A request as it was logged. An attribute is sought where its name lies in the part that gives attributes, or where
 * `bind.context` lays it; one that the request does not carry is added there.
 */
export function loggedRequest(
  request: EngineRequest,
  engine: EngineName,
  bind: Bind | undefined,
): ChangeableRequest {
  let read: JsonValue | undefined
  const json = (): JsonValue => (read ??= parsed(request.text))
  const placesOf = (name: string) => placesIn(json(), engine, bind, name)
  return {
    request,
    carries: (name) => {
      const container = containerOf(json(), engine)
      const places = placesOf(name)
      const [first] = places
      if (first === undefined) return hasEntities(json()) ? ENTITIES : undefined
      const below = (place: JsonPlace) => place.slice(container.length).join('.')
      return {
        paths: [...new Set(places.flatMap((place) => [below(place), place.join('.')]))],
        unknown: places.length === 1 ? below(first) : undefined,
        beyondReads: false,
      }
    },
    changed: (changes) => {
      const changed = changes.reduce((value, { name, value: given }) => {
        const places = placesOf(name)
        const at = places.length > 0 || given === undefined ? places : [newPlace(value, engine, bind, name)]
        return at.reduce((whole, place) => withValueAt(whole, place, given), value)
      }, json())
      return withText(request, changed)
    },
  }
}

const ENTITIES = 'the request brings entities along, and may tell it there'

function withText(request: EngineRequest, json: JsonValue): ChangedRequest {
  return { ok: true, request: { ...request, text: stringifyLossless(json) } }
}

/** What is no JSON carries nothing; the engine says so too. */
function parsed(text: string): JsonValue {
  const reading = parseLossless(text)
  return reading.ok ? reading.value : null
}

/** The part that gives attributes: `context`, of Rego `input`, else the request itself. */
function containerOf(request: JsonValue, engine: EngineName): JsonPlace {
  if (engine === 'cedar') return ['context']
  if (!isJsonObject(request)) return []
  return ['input', 'context'].filter((name) => Object.hasOwn(request, name)).slice(0, 1)
}

function placesIn(
  request: JsonValue,
  engine: EngineName,
  bind: Bind | undefined,
  name: string,
): readonly JsonPlace[] {
  const container = containerOf(request, engine)
  const root = valueAt(request, container)
  if (root === undefined) return []
  const laid = wholePlaces(bind)
  const renamed = laid.flatMap(([place, attribute]): readonly JsonPlace[] => {
    const at = valueAt(root, place)
    if (at === undefined) return []
    if (attribute === name) return [place]
    if (!name.startsWith(`${attribute}.`)) return []
    return placesAt(at, name.slice(attribute.length + 1)).map((below) => [...place, ...below])
  })
  const plain = placesAt(root, name).filter((place) => !laid.some(([other]) => isWithin(place, other)))
  return [...renamed, ...plain].map((place) => [...container, ...place])
}

/** Where an attribute is put that the request does not carry. */
function newPlace(request: JsonValue, engine: EngineName, bind: Bind | undefined, name: string): JsonPlace {
  const laid = wholePlaces(bind).find(([, attribute]) => attribute === name)?.[0]
  return [...containerOf(request, engine), ...(laid ?? name.split('.'))]
}

function isWithin(place: JsonPlace, other: JsonPlace): boolean {
  return other.length <= place.length && other.every((key, at) => key === place[at])
}

/** Of Cedar: entities may carry attributes of their own. */
function hasEntities(request: JsonValue): boolean {
  if (!isJsonObject(request) || !Object.hasOwn(request, 'entities')) return false
  const entities = request['entities']
  return Array.isArray(entities) && entities.length > 0
}
