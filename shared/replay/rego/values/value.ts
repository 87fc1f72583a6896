/**
 * A value of Rego. Nothing changes once it is made: what a function gives is a new value that may share parts with
 * the old one. `null`, booleans and strings are those of JavaScript; a string that is not well-formed stands for bytes
 * that are no UTF-8 (see bytes.ts).
 */
export type Value = null | boolean | string | RegoNumber | RegoArray | RegoObject | RegoSet

export type RegoArray = readonly Value[]

/** Made by number.ts alone, which also calculates with it. */
export interface RegoNumber {
  readonly kind: 'number'
  /** As it was written or worked out: a number of JSON (RFC 8259). `1.0` and `1` are one number, in two texts. */
  readonly text: string
}

export type Entry = readonly [key: Value, value: Value]

/** Any value as a key. Made by object.ts. */
export interface RegoObject {
  readonly kind: 'object'
  readonly size: number
  /** Undefined: no such key. */
  get(key: Value): Value | undefined
  has(key: Value): boolean
  /** In the order of compareValues. */
  entries(): readonly Entry[]
  keys(): readonly Value[]
}

/** Made by set.ts. */
export interface RegoSet {
  readonly kind: 'set'
  readonly size: number
  has(element: Value): boolean
  /** In the order of compareValues. */
  elements(): readonly Value[]
}

/** The names that OPA gives to the types of values (`type_name`), in the order of its types. */
export type ValueKind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'set'

export function kindOf(value: Value): ValueKind {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  return isArray(value) ? 'array' : value.kind
}

export function isNumber(value: Value): value is RegoNumber {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'number'
}

export function isArray(value: Value): value is RegoArray {
  return Array.isArray(value)
}

export function isObject(value: Value): value is RegoObject {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'object'
}

export function isSet(value: Value): value is RegoSet {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'set'
}
