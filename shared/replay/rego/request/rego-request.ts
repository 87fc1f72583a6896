import { MAX_DEPTH } from '../../../proof/lossless-json.ts'
import { valueOfJson } from '../values/json-value.ts'
import { isArray, isObject, type RegoObject, type Value } from '../values/value.ts'
import { type AskedPath, pathOfQuery, pathOfUrl } from './asked-path.ts'
import { type Hidden, hiddenPaths } from './hidden.ts'
import { type RecordedResults, recordedResults } from './recorded-results.ts'
import { RequestRefused } from './request-refused.ts'

/** What is put to a Rego policy, as an OPA decision log tells it. */
export interface RegoRequest {
  /** Undefined: not said. */
  readonly asked: AskedPath | undefined
  readonly input: Value | undefined
  /** It is laid out as a bundle binds it: attributes lie below `context`. */
  readonly isBound: boolean
  readonly recorded: RecordedResults
  /** What was erased or masked. */
  readonly hidden: Hidden
  /** The result that was logged; undefined: none was. */
  readonly result: Value | undefined
}

/**
 * Reads a request: an event of a decision log (`path` or `query`, `input`, `nd_builtin_cache`, `erased`, `masked`,
 * `result`; others are passed over), or `{principal, action, resource, context}` as a bundle binds it, which is the
 * input itself. Throws RequestRefused. The text is hostile.
 */
export function readRegoRequest(text: string): RegoRequest {
  const reading = valueOfJson(text, { duplicates: 'refused', maxDepth: MAX_DEPTH })
  if (!reading.ok) throw new RequestRefused(`the request: ${reading.detail}`)
  const request = reading.value
  if (!isObject(request)) throw new RequestRefused('the request is no object')
  if (['input', 'path', 'query'].some((name) => request.has(name))) return logged(request)
  if (BOUND.some((name) => request.has(name))) return bound(request)
  throw new RequestRefused('the request has neither path, query, input nor what a bundle binds')
}

const BOUND = ['principal', 'action', 'resource', 'context']

function bound(request: RegoObject): RegoRequest {
  return {
    asked: undefined,
    input: request,
    isBound: true,
    recorded: recordedResults(undefined),
    hidden: hiddenPaths([]),
    result: undefined,
  }
}

function logged(request: RegoObject): RegoRequest {
  return {
    asked: askedOf(request),
    input: request.get('input'),
    isBound: false,
    recorded: recordedResults(request.get('nd_builtin_cache')),
    hidden: hiddenPaths([...textsOf(request, 'erased'), ...textsOf(request, 'masked')]),
    result: request.get('result'),
  }
}

function askedOf(request: RegoObject): AskedPath | undefined {
  const path = textOf(request, 'path')
  if (path !== undefined) return pathOfUrl(path)
  const query = textOf(request, 'query')
  if (query === undefined) return undefined
  const asked = pathOfQuery(query)
  if (asked === undefined) throw new RequestRefused(`the query ${query.slice(0, 80)} names no one document`)
  return asked
}

function textOf(request: RegoObject, name: string): string | undefined {
  const value = request.get(name)
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string') throw new RequestRefused(`${name} of the request is no string`)
  return value
}

function textsOf(request: RegoObject, name: string): readonly string[] {
  const value = request.get(name) ?? null
  if (value === null) return []
  if (!isArray(value)) throw new RequestRefused(`${name} of the request is no array`)
  return value.map((each) => {
    if (typeof each !== 'string') throw new RequestRefused(`${name} of the request holds no string`)
    return each
  })
}
