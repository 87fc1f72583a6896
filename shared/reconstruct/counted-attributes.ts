import type { AttributeReading, Check } from '../model/evidence.ts'
import type { JsonValue } from '../model/json.ts'
import type { Bind } from '../model/policy.ts'
import type { CountedAttribute, Told } from '../model/rebuilt.ts'
import type { Instant } from '../model/time.ts'
import { compareText } from './order.ts'

/**
 * The attributes that count (formats.md 4, rule 6): for each name the latest reading at or before
 * `limit`, else the earliest after; then the leaves of the logged request's context that no reading
 * gives. In order of name. Requires readings in order.
 */
export function countedAttributes(
  readings: readonly Told<AttributeReading>[],
  limit: Instant,
  check: Told<Check> | undefined,
  bind: Bind | undefined,
): readonly CountedAttribute[] {
  const counted = new Map<string, CountedAttribute>()
  for (const { fact, by } of readings) {
    if (by.instant > limit && counted.has(fact.name)) continue
    const { name, value, source, asOf } = fact
    counted.set(name, { name, value, source, asOf, from: 'fact', by })
  }
  if (check !== undefined)
    for (const [name, value] of requestLeaves(check.fact.request, bind))
      if (!counted.has(name))
        counted.set(name, { name, value, source: undefined, asOf: undefined, from: 'request', by: check.by })
  return [...counted.values()].toSorted((a, b) => compareText(a.name, b.name))
}

/**
 * The leaves of a request's context by their dotted names: scalars, lists, empty objects, and Cedar's
 * `{__entity}` and `{__extn}`, which stand for one value. A `bind.context` that names attributes
 * gives a leaf the attribute's name.
 */
function requestLeaves(request: unknown, bind: Bind | undefined): ReadonlyMap<string, JsonValue> {
  const leaves = new Map<string, JsonValue>()
  const context = attributesOf(request)
  if (context === undefined) return leaves
  const renamed =
    bind?.context === undefined || bind.context === 'attributes' ? undefined : boundNames(bind.context)
  walk(context, [], (path, value) => leaves.set(attributeName(path, renamed), value))
  return leaves
}

/**
 * The part of a request that gives attributes: its `context`, else its `input` (OPA); of a request that names neither
 * of these nor who asks for what, the whole, which is how hosts of CEL and DMN log their variables.
 */
function attributesOf(request: unknown): object | undefined {
  if (!isObject(request)) return undefined
  for (const part of ['context', 'input'])
    if (Object.hasOwn(request, part)) {
      const value = ownValue(request, part)
      return isObject(value) ? value : undefined
    }
  const asks = ['principal', 'action', 'resource', 'query', 'path'].some((name) =>
    Object.hasOwn(request, name),
  )
  return asks ? undefined : request
}

function attributeName(path: readonly string[], renamed: ReadonlyMap<string, string> | undefined): string {
  if (renamed === undefined) return path.join('.')
  for (let length = path.length; length > 0; length -= 1) {
    const name = renamed.get(path.slice(0, length).join('.'))
    if (name !== undefined) return [name, ...path.slice(length)].join('.')
  }
  return path.join('.')
}

/** Where a template lays one attribute whole: path in the context -> the attribute's name. */
function boundNames(template: Record<string, unknown>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  walk(template, [], (path, value) => {
    const name = typeof value === 'string' ? /^\{([^{}]+)\}$/.exec(value)?.[1] : undefined
    if (name !== undefined) names.set(path.join('.'), name)
  })
  return names
}

/** Depth is bounded where the text was read. */
function walk(
  value: object,
  path: readonly string[],
  leaf: (path: readonly string[], value: JsonValue) => void,
): void {
  for (const [key, child] of Object.entries(value)) {
    const at = [...path, key]
    if (isObject(child) && !isLeafObject(child)) walk(child, at, leaf)
    else leaf(at, child as JsonValue)
  }
}

function isLeafObject(value: object): boolean {
  const keys = Object.keys(value)
  return keys.length === 0 || (keys.length === 1 && /^(__entity|__extn|rawJSON)$/.test(keys[0] as string))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function ownValue(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}
