import type { JsonValue } from '../../model/json.ts'
import { isJsonObject } from '../json-places.ts'
import type { JsonObject } from './request.ts'
import { listOf, ownMisfits } from './schema-keywords.ts'
import { matchesPattern } from './schema-pattern.ts'
import { SchemaRefused } from './schema-refused.ts'

export interface Misfit {
  /** JSON Pointer in the value. */
  readonly path: string
  readonly message: string
}

/** Gives the schema that a reference names; undefined: there is none. */
export type Resolve = (
  ref: string,
  from: string,
) => { readonly schema: JsonValue; readonly file: string } | undefined

const NOT_HELD: ReadonlySet<string> = new Set([
  'unevaluatedProperties',
  'unevaluatedItems',
  'dependentSchemas',
  'dependentRequired',
  'dependencies',
  'contains',
  'propertyNames',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  '$dynamicRef',
  '$recursiveRef',
  '$anchor',
  '$id',
  'additionalItems',
  'if',
  'multipleOf',
])

const MOST_STEPS = 100_000
const MOST_DEPTH = 200

/**
 * Holds a value against a schema (JSON Schema 2020-12, formats held too, as PDPs hold them). Numbers are doubles.
 * Throws SchemaRefused for keywords that are not held here.
 */
export function misfitsOf(
  value: JsonValue,
  schema: JsonValue,
  file: string,
  resolve: Resolve,
): readonly Misfit[] {
  return new SchemaReader(resolve).misfits({ value, schema, file, path: '' }, 0)
}

interface At {
  readonly value: JsonValue
  readonly schema: JsonValue
  /** The file that the schema stands in. */
  readonly file: string
  readonly path: string
}

class SchemaReader {
  readonly #resolve: Resolve
  #steps = 0

  constructor(resolve: Resolve) {
    this.#resolve = resolve
  }

  misfits(at: At, depth: number): readonly Misfit[] {
    this.#steps += 1
    if (this.#steps > MOST_STEPS || depth > MOST_DEPTH) throw new SchemaRefused('it goes on too long')
    if (at.schema === true) return []
    if (at.schema === false) return [{ path: at.path || '/', message: 'not allowed' }]
    if (!isJsonObject(at.schema)) throw new SchemaRefused('it is neither an object nor a truth value')
    const schema = at.schema
    for (const keyword of Object.keys(schema))
      if (NOT_HELD.has(keyword)) throw new SchemaRefused(`it uses ${keyword}`)
    const own = ownMisfits(at.value, schema).map((message) => ({ path: at.path || '/', message }))
    return [...own, ...this.#below({ ...at, schema }, depth), ...this.#combined({ ...at, schema }, depth)]
  }

  /** What properties and items say of the values below. */
  #below(
    { value, schema, file, path }: At & { readonly schema: JsonObject },
    depth: number,
  ): readonly Misfit[] {
    const inner = (below: JsonValue, schema: JsonValue | undefined, step: string) =>
      schema === undefined
        ? []
        : this.misfits({ value: below, schema, file, path: `${path}/${step}` }, depth + 1)
    if (Array.isArray(value)) {
      const { prefixItems, items } = schema
      if (Array.isArray(items)) throw new SchemaRefused('it uses a list of items')
      const first = Array.isArray(prefixItems) ? (prefixItems as readonly JsonValue[]) : []
      return (value as readonly JsonValue[]).flatMap((each, at) =>
        inner(each, first[at] ?? items, String(at)),
      )
    }
    if (!isJsonObject(value)) return []
    const properties = schemaMap(schema['properties'])
    const patterns = schemaMap(schema['patternProperties'])
    return Object.entries(value).flatMap(([name, below]) => {
      const named = Object.hasOwn(properties, name) ? properties[name] : undefined
      const matching = Object.entries(patterns).filter(([pattern]) => matchesPattern(name, pattern))
      const isOther = named === undefined && matching.length === 0
      const step = name.replaceAll('~', '~0').replaceAll('/', '~1')
      return [
        ...inner(below, named, step),
        ...matching.flatMap(([, each]) => inner(below, each, step)),
        ...(isOther ? inner(below, schema['additionalProperties'], step) : []),
      ]
    })
  }

  #combined(
    { value, schema, file, path }: At & { readonly schema: JsonObject },
    depth: number,
  ): readonly Misfit[] {
    const of = (each: JsonValue, from = file) =>
      this.misfits({ value, schema: each, file: from, path }, depth + 1)
    const here = (message: string): Misfit => ({ path: path || '/', message })
    const { $ref, not } = schema
    const misfits: Misfit[] = listOf(schema['allOf']).flatMap((each) => [...of(each)])
    if (typeof $ref === 'string') {
      const found = this.#resolve($ref, file)
      if (found === undefined) throw new SchemaRefused(`${$ref} is not among the files`)
      misfits.push(...of(found.schema, found.file))
    }
    const any = listOf(schema['anyOf'])
    if (any.length > 0 && !any.some((each) => of(each).length === 0)) misfits.push(here('fits none of anyOf'))
    const one = listOf(schema['oneOf'])
    if (one.length > 0 && one.filter((each) => of(each).length === 0).length !== 1)
      misfits.push(here('does not fit exactly one of oneOf'))
    if (not !== undefined && of(not).length === 0) misfits.push(here('fits what it must not'))
    return misfits
  }
}

function schemaMap(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}
