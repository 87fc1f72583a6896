import type { Check } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import type { Bind } from '../../model/policy.ts'

/**
 * What a logged request gives for an attribute, by its name: at the place where `bind.context` lays
 * that attribute, else at its own dotted path in the context. Undefined where the request says nothing
 * of it. Both are hostile: only own keys are followed, and the depth is that of the name or the template.
 */
export function requestValue(
  request: Check['request'],
  bind: Bind | undefined,
  name: string,
): JsonValue | undefined {
  const context = ownValue(request, 'context')
  const template = bind?.context
  if (template === undefined || template === 'attributes') return valueAt(context, name.split('.'))
  const places = attributePlaces(template)
  const path = places.get(name)
  if (path !== undefined) return valueAt(context, path)
  const isTaken = [...places.values()].some((each) => each.join('.') === name)
  return isTaken ? undefined : valueAt(context, name.split('.'))
}

/** Where a template lays one attribute whole: the attribute's name -> its path in the context. */
function attributePlaces(
  template: Readonly<Record<string, JsonValue>>,
): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, readonly string[]>()
  const open: (readonly [readonly string[], JsonValue])[] = [[[], template]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next
    if (typeof value === 'string') {
      const name = /^\{([^{}]+)\}$/.exec(value)?.[1]
      if (name !== undefined) places.set(name, path)
    } else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [key, child] of Object.entries(value)) open.push([[...path, key], child as JsonValue])
  }
  return places
}

function valueAt(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((at, key) => ownValue(at, key), value)
}

function ownValue(value: unknown, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, JsonValue>>)[key] : undefined
}
