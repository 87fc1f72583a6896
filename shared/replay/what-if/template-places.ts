import type { JsonValue } from '../../model/json.ts'
import type { Bind } from '../../model/policy.ts'
import { isJsonObject, type JsonPlace } from '../json-places.ts'

const WHOLE = /^\{([^{}]+)\}$/

/** A text of a `bind` template, and where in the request it is laid. */
export interface TemplatePlace {
  readonly place: JsonPlace
  readonly text: string
  /** Whether it stands in the context, by itself and not in a list: it can be left out. */
  readonly canBeLeftOut: boolean
}

/** Every text of a `bind`, but for a context that lays all attributes by their names. */
export function templatePlaces(bind: Bind): readonly TemplatePlace[] {
  const places: TemplatePlace[] = []
  for (const part of ['principal', 'action', 'resource'] as const)
    for (const field of ['type', 'id'] as const) {
      const text = bind[part]?.[field]
      if (text !== undefined) places.push({ place: [part, field], text, canBeLeftOut: false })
    }
  if (bind.context === undefined || bind.context === 'attributes') return places
  const open: { place: JsonPlace; value: JsonValue; isInList: boolean }[] = [
    { place: ['context'], value: bind.context, isInList: false },
  ]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { place, value, isInList } = next
    if (typeof value === 'string')
      places.push({ place, text: value, canBeLeftOut: !isInList && WHOLE.test(value) })
    else if (Array.isArray(value))
      for (const item of value as readonly JsonValue[]) open.push({ place, value: item, isInList: true })
    else if (isJsonObject(value))
      for (const [key, child] of Object.entries(value))
        open.push({ place: [...place, key], value: child, isInList })
  }
  return places
}

/** Where `bind.context` lays one attribute whole: its place below the context, and the attribute's name. */
export function wholePlaces(bind: Bind | undefined): readonly (readonly [JsonPlace, string])[] {
  if (bind === undefined) return []
  return templatePlaces(bind).flatMap(({ place, text, canBeLeftOut }) => {
    const name = canBeLeftOut ? WHOLE.exec(text)?.[1] : undefined
    return name === undefined ? [] : [[place.slice(1), name] as const]
  })
}
