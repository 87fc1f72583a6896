import type { JsonValue } from '../model/json.ts'
import type { Bind } from '../model/policy.ts'

const PLACEHOLDER = /\{[^{}]+\}/g

/**
 * Whether a read set covers a name: the path itself, one above it (a record read whole) or one below it
 * (a part of its value) is read.
 */
export function isRead(reads: ReadonlySet<string>, name: string): boolean {
  if (reads.has('') || reads.has(name)) return true
  for (const path of reads) if (isBelow(name, path) || isBelow(path, name)) return true
  return false
}

/**
 * A read set in the names of attributes. Where `bind` lays out the context itself, what is read of one of
 * its places is a read of the attributes that fill the place; other paths name themselves.
 */
export function readNames(reads: ReadonlySet<string>, bind: Bind | undefined): ReadonlySet<string> {
  const context = bind?.context
  if (context === undefined || context === 'attributes') return reads
  const names = new Set(reads)
  for (const [path, text] of filledPlaces(context))
    if (isRead(reads, path)) for (const [whole] of text.matchAll(PLACEHOLDER)) names.add(whole.slice(1, -1))
  return names
}

function isBelow(path: string, above: string): boolean {
  return path.length > above.length && path[above.length] === '.' && path.startsWith(above)
}

/** Every text of a context template with the dotted path of its place. */
function filledPlaces(context: Readonly<Record<string, JsonValue>>): readonly (readonly [string, string])[] {
  const places: (readonly [string, string])[] = []
  const open: (readonly [string, JsonValue])[] = Object.entries(context)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next
    if (typeof value === 'string') places.push([path, value])
    else if (Array.isArray(value)) for (const item of value as readonly JsonValue[]) open.push([path, item])
    else if (typeof value === 'object' && value !== null && !JSON.isRawJSON(value))
      for (const [key, below] of Object.entries(value)) open.push([`${path}.${key}`, below])
  }
  return places
}
