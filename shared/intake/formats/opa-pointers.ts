import type { JsonValue } from '../../model/json.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'
import { readingsBelow } from './readings-below.ts'

/** A part of an event that was taken out or written over before it was logged. */
export interface HiddenPart {
  readonly how: 'erased' | 'masked'
  /** RFC 6901, from the event down: `['input', 'user', 'ssn']`. */
  readonly path: readonly string[]
}

/** What an event says was hidden in it, each part once; pointers that are none are passed over. */
export function hiddenParts(event: JsonObject): readonly HiddenPart[] {
  const parts = new Map<string, HiddenPart>()
  for (const how of ['erased', 'masked'] as const) {
    const pointers = fieldOf(event, how)
    if (!Array.isArray(pointers)) continue
    for (const pointer of pointers as readonly JsonValue[]) {
      if (typeof pointer !== 'string' || !pointer.startsWith('/')) continue
      const path = stepsOf(pointer)
      parts.set(JSON.stringify([how, path]), { how, path })
    }
  }
  return [...parts.values()]
}

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Whether one of two paths leads through the other. */
export function touches(path: readonly string[], other: readonly string[]): boolean {
  const length = Math.min(path.length, other.length)
  for (let at = 0; at < length; at++) if (path[at] !== other[at]) return false
  return true
}

/**
 * The dotted names, from the event's input down, of the attributes that a path hides: itself, what lies below it
 * as far as it is still there, or the list that it leads into.
 */
export function* attributesAt(event: JsonObject, [top, ...path]: readonly string[]): Iterable<string> {
  if (top !== 'input' || path.length === 0) return
  let at: JsonValue | undefined = fieldOf(event, 'input')
  const names: string[] = []
  for (const step of path) {
    if (Array.isArray(at)) break
    names.push(step)
    at = isObject(at) ? fieldOf(at, step) : undefined
  }
  const name = names.join('.')
  if (at === undefined) yield name
  else for (const below of readingsBelow(name, at)) yield below.name
}
