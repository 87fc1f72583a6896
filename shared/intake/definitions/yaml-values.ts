import { isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml'
import type { JsonValue } from '../../model/json.ts'
import { MAX_DEPTH, rawNumber } from '../../proof/lossless-json.ts'
import { YAML_VALUES } from '../limits.ts'

/** Whether a plain scalar at this path has the type that it looks like; elsewhere it is a text as written. */
export type TypedAt = (path: readonly (string | number)[]) => boolean

/** The document is not taken; the message says why, `offset` where. */
export class YamlRefused extends Error {
  readonly offset: number | undefined

  constructor(problem: string, node: unknown) {
    super(problem)
    const { range } = (node ?? {}) as { readonly range?: readonly number[] | null }
    this.offset = range?.[0]
  }
}

interface Anchored {
  readonly value: JsonValue
  readonly count: number
  /** How deep the values in it stand. */
  readonly height: number
}

/** Turns the nodes of one document into values. An alias is the value of its anchor: it is never walked again. */
export class YamlValues {
  readonly #typedAt: TypedAt
  readonly #anchored = new Map<string, Anchored>()
  readonly #path: (string | number)[] = []
  /** Values so far, those that aliases repeat included. */
  #count = 0
  /** The depth reached since the value that is being read began. */
  #reached = 0

  constructor(typedAt: TypedAt) {
    this.#typedAt = typedAt
  }

  /** Throws YamlRefused. */
  valueOf(node: unknown): JsonValue {
    if (isAlias(node)) return this.#aliased(node.source, node)
    const before = this.#count
    const outside = this.#reached
    this.#reached = this.#path.length
    this.#add(1, node)
    const value = this.#convert(node)
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) {
      const height = this.#reached - this.#path.length
      this.#anchored.set(node.anchor, { value, count: this.#count - before, height })
    }
    this.#reached = Math.max(outside, this.#reached)
    return value
  }

  #convert(node: unknown): JsonValue {
    if (node === null || node === undefined) return null
    if (this.#path.length > MAX_DEPTH) throw new YamlRefused('its values stand too deep in one another', node)
    if (isScalar(node)) return this.#typedAt(this.#path) ? typed(node) : asWritten(node)
    if (isSeq(node)) return this.#list(node)
    if (isMap(node)) return this.#object(node)
    throw new YamlRefused('it is no value', node)
  }

  #aliased(name: string, node: unknown): JsonValue {
    const anchored = this.#anchored.get(name)
    if (anchored === undefined) throw new YamlRefused('an alias names no anchor before it', node)
    this.#add(anchored.count, node)
    this.#reach(this.#path.length + anchored.height, node)
    return anchored.value
  }

  #list(node: YAMLSeq): JsonValue {
    return node.items.map((item, at) => this.#inside(at, item))
  }

  #object(node: YAMLMap): JsonValue {
    const members = new Map<string, JsonValue>()
    for (const { key, value } of node.items) {
      const name = keyOf(key)
      if (name === '<<') throw new YamlRefused('merge keys (<<) are not read: write the fields out', key)
      if (members.has(name)) {
        throw new YamlRefused(`the key ${JSON.stringify(name.slice(0, 60))} stands there twice`, key)
      }
      members.set(name, this.#inside(name, value))
    }
    // Makes own fields of all keys, `__proto__` too.
    return Object.fromEntries(members)
  }

  #inside(step: string | number, node: unknown): JsonValue {
    this.#path.push(step)
    const value = this.valueOf(node)
    this.#path.pop()
    return value
  }

  #reach(depth: number, node: unknown): void {
    this.#reached = Math.max(this.#reached, depth)
    if (depth > MAX_DEPTH) throw new YamlRefused('its values stand too deep in one another', node)
  }

  #add(count: number, node: unknown): void {
    this.#count += count
    if (this.#count > YAML_VALUES) throw new YamlRefused(`it holds more than ${YAML_VALUES} values`, node)
  }
}

function keyOf(key: unknown): string {
  if (!isScalar(key)) throw new YamlRefused('a key is neither text nor number', key)
  return asWritten(key) ?? key.source ?? ''
}

function asWritten(node: Scalar): string | null {
  if (node.value === null && node.type === 'PLAIN') return null
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

function typed(node: Scalar): JsonValue {
  const { value } = node
  if (typeof value === 'boolean' || value === null) return value
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : rawNumber(String(value))
  }
  return typeof value === 'number' && Number.isFinite(value) ? value : asWritten(node)
}
