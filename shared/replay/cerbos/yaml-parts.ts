import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Scalar } from 'yaml'
import type { JsonValue } from '../../model/json.ts'
import { isPlainNull, KEY_IS_NO_SCALAR, problemWithKey, rangeOf, textAsWritten } from '../yaml-library.ts'
import type { SourceText } from './store-refused.ts'

interface Placed {
  /** Offsets in the text, in UTF-16 units. */
  readonly from: number
  readonly to: number
}

/** A value of a YAML or JSON text, with its place. */
export type Part =
  | (Placed & {
      readonly kind: 'scalar'
      /** As a text field takes it: what stands there, nothing for null. */
      readonly text: string
      /** With its type; undefined: a number that is read in more than one way. */
      readonly value: JsonValue | undefined
    })
  | (Placed & { readonly kind: 'list'; readonly items: readonly Part[] })
  | (Placed & { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Entry> })

export type MapPart = Extract<Part, { kind: 'map' }>

export interface Entry {
  /** Offset of the key. */
  readonly at: number
  readonly part: Part
}

const MOST_DEPTH = 100
const MOST_PARTS = 200_000

/**
 * The documents of a YAML 1.2 or JSON text. Throws StoreRefused for what is no YAML, for keys that stand there
 * twice, merge keys, depth, and aliases that blow up: the text is hostile.
 */
export function readParts(source: SourceText): readonly Part[] {
  const options = { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false } as const
  const documents = parseAllDocuments(source.text, { ...options, intAsBigInt: true, logLevel: 'error' })
  const reader = new PartReader(source)
  const parts: Part[] = []
  for (const { contents, errors } of documents) {
    const [error] = errors
    if (error !== undefined) return source.refuse(error.message, error.pos[0], error)
    if (contents !== null) parts.push(reader.document(contents))
  }
  return parts
}

class PartReader {
  readonly #source: SourceText
  #anchored = new Map<string, { readonly part: Part; readonly count: number; readonly height: number }>()
  #count = 0
  #deepest = 0

  constructor(source: SourceText) {
    this.#source = source
  }

  document(contents: unknown): Part {
    this.#anchored = new Map()
    return this.#read(contents, 0)
  }

  #read(node: unknown, depth: number): Part {
    if (isAlias(node)) return this.#aliased(node.source, node.range?.[0], depth)
    const [outside, before] = [this.#deepest, this.#count]
    this.#deepest = depth
    this.#add(1, depth, node)
    const part = this.#convert(node, depth)
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
    if (anchor !== undefined)
      this.#anchored.set(anchor, { part, count: this.#count - before, height: this.#deepest - depth })
    this.#deepest = Math.max(outside, this.#deepest)
    return part
  }

  /** The value of an anchor, never walked again. */
  #aliased(name: string, at: number | undefined, depth: number): Part {
    const anchored = this.#anchored.get(name)
    if (anchored === undefined) return this.#source.refuse(`no anchor ${name} stands before its alias`, at)
    this.#add(anchored.count, depth + anchored.height, undefined)
    return anchored.part
  }

  #add(count: number, depth: number, node: unknown): void {
    this.#count += count
    this.#deepest = Math.max(this.#deepest, depth)
    if (this.#count > MOST_PARTS) this.#source.refuse(`it holds more than ${MOST_PARTS} values`)
    if (depth > MOST_DEPTH)
      this.#source.refuse('its values stand too deep in one another', rangeOf(node)?.from)
  }

  #convert(node: unknown, depth: number): Part {
    const { from, to } = rangeOf(node) ?? { from: 0, to: 0 }
    if (node === null || node === undefined) return { kind: 'scalar', text: '', value: null, from, to }
    if (isScalar(node)) return { kind: 'scalar', ...this.#scalar(node), from, to }
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => this.#read(item, depth + 1)), from, to }
    if (!isMap(node)) return this.#source.refuse('it is no value', from)
    const entries = new Map<string, Entry>()
    for (const { key, value } of node.items) {
      const at = rangeOf(key)?.from ?? from
      if (!isScalar(key)) return this.#source.refuse(KEY_IS_NO_SCALAR, at)
      const name = textAsWritten(key)
      const problem = problemWithKey(name, entries)
      if (problem !== undefined) return this.#source.refuse(problem, at)
      entries.set(name, { at, part: this.#read(value, depth + 1) })
    }
    return { kind: 'map', entries, from, to }
  }

  #scalar(node: Scalar): { readonly text: string; readonly value: JsonValue | undefined } {
    const text = isPlainNull(node) ? '' : textAsWritten(node)
    const { value } = node
    if (typeof value === 'bigint' || typeof value === 'number') return { text, value: numberOf(text) }
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return { text, value }
    return this.#source.refuse('it is no value', node.range?.[0])
  }
}

/** A number that every reader of YAML takes for the same one; Cerbos has doubles only. */
function numberOf(text: string): number | undefined {
  const number = Number(text)
  const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)
  return plain && Number.isFinite(number) ? number : undefined
}
