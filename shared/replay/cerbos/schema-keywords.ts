import type { JsonValue } from '../../model/json.ts'
import { isRawNumber, stringifyLossless } from '../../proof/lossless-json.ts'
import { isJsonObject } from '../json-places.ts'
import type { JsonObject } from './request.ts'
import { OTHER_FORMATS, SCHEMA_FORMATS } from './schema-formats.ts'
import { matchesPattern } from './schema-pattern.ts'
import { SchemaRefused } from './schema-refused.ts'

/** What a schema says of the value itself. */
export function ownMisfits(value: JsonValue, schema: JsonObject): readonly string[] {
  const problems: string[] = []
  const { type, required } = schema
  const types = typeof type === 'string' ? [type] : listOf(type)
  if (types.length > 0 && !types.some((each) => isOfType(value, each)))
    problems.push(`is of none of the types ${JSON.stringify(types)}`)
  if (schema['const'] !== undefined && !equal(value, schema['const']))
    problems.push('is not the one value allowed')
  if (schema['enum'] !== undefined && !listOf(schema['enum']).some((each) => equal(value, each)))
    problems.push('is none of the values allowed')
  if (isJsonObject(value))
    for (const name of listOf(required))
      if (typeof name === 'string' && !Object.hasOwn(value, name)) problems.push(`lacks ${name}`)
  return [...problems, ...limitMisfits(value, schema), ...textMisfits(value, schema)]
}

type Limit = readonly [keyword: string, holds: (measured: number, limit: number) => boolean]
const NOT_BELOW = (measured: number, limit: number) => measured >= limit
const NOT_ABOVE = (measured: number, limit: number) => measured <= limit

function limitMisfits(value: JsonValue, schema: JsonObject): readonly string[] {
  const [measured, limits] = measuredBy(value)
  return limits.flatMap(([keyword, holds]) => {
    const limit = schema[keyword]
    if (limit === undefined) return []
    const number = numberOf(limit)
    if (number === undefined) throw new SchemaRefused(`its ${keyword} is no number`)
    return holds(measured, number) ? [] : [`does not keep to ${keyword} ${number}`]
  })
}

function measuredBy(value: JsonValue): readonly [measured: number, limits: readonly Limit[]] {
  const number = numberOf(value)
  if (number !== undefined)
    return [
      number,
      [
        ['minimum', NOT_BELOW],
        ['maximum', NOT_ABOVE],
        ['exclusiveMinimum', (measured, limit) => measured > limit],
        ['exclusiveMaximum', (measured, limit) => measured < limit],
      ],
    ]
  const between = (of: string): readonly Limit[] => [
    [`min${of}`, NOT_BELOW],
    [`max${of}`, NOT_ABOVE],
  ]
  if (typeof value === 'string') return [Array.from(value).length, between('Length')]
  if (Array.isArray(value)) return [value.length, between('Items')]
  return isJsonObject(value) ? [Object.keys(value).length, between('Properties')] : [0, []]
}

function textMisfits(value: JsonValue, schema: JsonObject): readonly string[] {
  const { pattern, format, uniqueItems } = schema
  const problems: string[] = []
  if (Array.isArray(value) && uniqueItems === true) {
    const texts = (value as readonly JsonValue[]).map(canonical)
    if (new Set(texts).size < texts.length) problems.push('has equal items')
  }
  if (typeof value !== 'string') return problems
  if (typeof pattern === 'string' && !matchesPattern(value, pattern))
    problems.push(`does not match ${pattern}`)
  if (typeof format !== 'string') return problems
  if (OTHER_FORMATS.has(format)) throw new SchemaRefused(`it uses the format ${format}`)
  if (SCHEMA_FORMATS.get(format)?.(value) === false) problems.push(`is no ${format}`)
  return problems
}

function isOfType(value: JsonValue, type: JsonValue): boolean {
  const number = numberOf(value)
  switch (type) {
    case 'null':
      return value === null
    case 'boolean':
    case 'string':
      return typeof value === type
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isJsonObject(value)
    case 'number':
      return number !== undefined
    case 'integer':
      return number !== undefined && Number.isInteger(number)
    default:
      throw new SchemaRefused('it names a type that is none')
  }
}

function numberOf(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value
  return isRawNumber(value) ? Number(stringifyLossless(value)) : undefined
}

function equal(a: JsonValue, b: JsonValue): boolean {
  return canonical(a) === canonical(b)
}

/** A text that is equal for equal values. */
function canonical(value: JsonValue): string {
  const number = numberOf(value)
  if (number !== undefined) return String(number === 0 ? 0 : number)
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(canonical).join()}]`
  if (!isJsonObject(value)) return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
  return `{${entries.sort().join()}}`
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : []
}
