import type { JsonValue } from '../../model/json.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'
import { Misfit } from './misfit.ts'

/** One question of a request, with its answer. */
export interface Evaluation {
  /** Its place in the request. */
  readonly index: number
  readonly request: JsonObject
  /** Undefined: the response does not say. */
  readonly outcome: 'permit' | 'deny' | undefined
  readonly errors: string | undefined
}

/** What a question is made of. */
export const REQUEST_PARTS = ['subject', 'action', 'resource', 'context'] as const
const SHORT_CIRCUIT: ReadonlySet<string> = new Set(['deny_on_first_deny', 'permit_on_first_permit'])

/**
 * The questions of a request (AuthZEN 1.0, section 6: Access Evaluation, section 7: Access Evaluations). In a batch
 * what stands at the top counts where an evaluation does not give it. Where the request said that the first deny, or
 * permit, is enough, what comes after the last answer was not evaluated, and is no decision. Throws Misfit.
 */
export function evaluationsOf(request: JsonObject, response: JsonValue | undefined): readonly Evaluation[] {
  const batch = fieldOf(request, 'evaluations')
  if (batch === undefined || (Array.isArray(batch) && batch.length === 0))
    return [{ index: 0, request, ...answerIn(response) }]
  if (!Array.isArray(batch)) throw new Misfit('request.evaluations: expected a list')
  const answers = answersOf(response)
  const asked = batch as readonly JsonValue[]
  if (answers.length > asked.length) throw new Misfit('response.evaluations: more answers than questions')
  const evaluated = stopsEarly(request) ? asked.slice(0, answers.length) : asked
  return evaluated.map((one, index) => {
    if (!isObject(one)) throw new Misfit(`request.evaluations[${index}]: expected an object`)
    return { index, request: withDefaults(one, request), ...answerIn(answers[index]) }
  })
}

function withDefaults(one: JsonObject, request: JsonObject): JsonObject {
  const parts = REQUEST_PARTS.flatMap((part) => {
    const value = fieldOf(one, part) ?? fieldOf(request, part)
    return value === undefined ? [] : [[part, value] as const]
  })
  return Object.fromEntries(parts)
}

function stopsEarly(request: JsonObject): boolean {
  const options = fieldOf(request, 'options')
  const semantic = isObject(options) ? fieldOf(options, 'evaluations_semantic') : undefined
  return typeof semantic === 'string' && SHORT_CIRCUIT.has(semantic)
}

function answersOf(response: JsonValue | undefined): readonly JsonValue[] {
  const answers = isObject(response) ? fieldOf(response, 'evaluations') : response
  if (answers === undefined) return []
  if (!Array.isArray(answers)) throw new Misfit('response.evaluations: expected a list')
  return answers as readonly JsonValue[]
}

function answerIn(answer: JsonValue | undefined): Pick<Evaluation, 'outcome' | 'errors'> {
  const decision = isObject(answer) ? fieldOf(answer, 'decision') : answer
  const outcome = typeof decision === 'boolean' ? (decision ? 'permit' : 'deny') : undefined
  const context = isObject(answer) ? fieldOf(answer, 'context') : undefined
  const error = isObject(context) ? fieldOf(context, 'error') : undefined
  return { outcome, errors: error === undefined ? undefined : textOf(error) }
}

function textOf(error: JsonValue): string {
  const message = isObject(error) ? fieldOf(error, 'message') : error
  return typeof message === 'string' ? message : JSON.stringify(error)
}
