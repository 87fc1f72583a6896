import type { EvidenceRecord } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'
import { attributesOf, type CerbosAttribute } from './cerbos-attributes.ts'
import { parsePolicyKey } from './cerbos-policy-key.ts'
import { sourceOf } from './cerbos-source.ts'
import { validationErrors, validationOf } from './cerbos-validation.ts'
import { Misfit } from './misfit.ts'
import { Telling } from './telling.ts'

export interface CerbosCall {
  readonly callId: string
  readonly time: string
  readonly entry: JsonObject
}

/** A resource that was answered, and what is the same for each of its actions. */
interface Answered {
  readonly call: CerbosCall
  readonly index: number
  readonly input: JsonObject | undefined
  readonly attributes: readonly CerbosAttribute[]
  /** What stands beside the policy: where the PDP had it from. */
  readonly source: JsonObject | undefined
  readonly errors: readonly string[]
  readonly validation: JsonObject | undefined
}

/**
 * The decisions of a `checkResources` body: one for each resource and action that was answered.
 * Throws Misfit.
 */
export function checksOf(body: JsonObject, call: CerbosCall): readonly EvidenceRecord[] {
  const inputOf = inputsOf(objects(body, 'inputs'))
  const source = sourceOf(call.entry).told
  const telling = new Telling()
  return objects(body, 'outputs').flatMap((output, index) => {
    const actions = fieldOf(output, 'actions') ?? {}
    if (!isObject(actions)) throw new Misfit(`outputs[${index}].actions: expected an object`)
    const answers = Object.entries(actions)
    if (answers.length === 0) return []
    const input = inputOf(output, index)
    const attributes: CerbosAttribute[] = []
    for (const attribute of input === undefined ? [] : attributesOf(input)) {
      telling.count(attribute.name, answers.length)
      attributes.push(attribute)
    }
    const validation = validationOf(call.entry, output)
    const answered = { call, index, input, attributes, source, errors: validationErrors(output), validation }
    return answers.map(([action, answer]) => decision(answered, action, answer))
  })
}

/**
 * What the log says, and no more: a PDP's answer belongs to no workflow, shows no action that was taken, and
 * changes nobody's access by itself, so workflow, action and subject stay out. The principal is who acts. The
 * log does not say of what kind it is: `service` is the kind that yields to any agent or human named elsewhere.
 */
function decision(answered: Answered, action: string, answer: JsonValue): EvidenceRecord {
  const { call, index, input, attributes } = answered
  const place = `outputs[${index}].actions.${action}`
  if (!isObject(answer)) throw new Misfit(`${place}: expected an object`)
  const outcome = outcomeOf(fieldOf(answer, 'effect'))
  const key = fieldOf(answer, 'policy')
  const policy = typeof key === 'string' ? parsePolicyKey(key) : undefined
  const id = `${call.callId}/${index}/${action}`
  const principal = input === undefined ? undefined : nameAt(input, 'principal')
  return {
    id,
    time: call.time,
    run: call.callId,
    decision: id,
    ...(principal === undefined ? {} : { actor: { kind: 'service', id: principal } }),
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(policy === undefined ? {} : { check: checkOf(answered, action, policy, outcome) }),
    ...(outcome === undefined
      ? {}
      : { outcome: outcomeFact(outcome, policy === undefined ? key : undefined) }),
  } as EvidenceRecord
}

/** Where no policy answered, the log's own words say why: `NO_MATCH`. */
function outcomeFact(value: 'permit' | 'deny', noPolicy: JsonValue | undefined): JsonObject {
  return typeof noPolicy === 'string' && noPolicy !== '' ? { value, reason: noPolicy } : { value }
}

function checkOf(
  { input, source, errors, validation }: Answered,
  action: string,
  policy: { readonly id: string; readonly version: string },
  outcome: 'permit' | 'deny' | undefined,
): JsonObject {
  return {
    policy: { ...policy, ...(source === undefined ? {} : { source }) },
    ...(input === undefined ? {} : { request: requestOf(input, action, validation) }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(errors.length === 0 ? {} : { errors }),
  }
}

/** What the engine was asked, as it was logged, for this one action of those that were asked at once. */
function requestOf(input: JsonObject, action: string, validation: JsonObject | undefined): JsonValue {
  const asked = ['principal', 'resource', 'auxData', 'actions'].flatMap((name) => {
    const value = fieldOf(input, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries<JsonValue>([
    ...asked,
    ['action', action],
    ...(validation === undefined ? [] : [['validation', validation] as const]),
  ])
}

function outcomeOf(effect: JsonValue | undefined): 'permit' | 'deny' | undefined {
  if (effect === 'EFFECT_ALLOW') return 'permit'
  return effect === 'EFFECT_DENY' ? 'deny' : undefined
}

/** Outputs stand in the order of the inputs; where their ids say otherwise, the one input of that id counts. */
function inputsOf(
  inputs: readonly JsonObject[],
): (output: JsonObject, index: number) => JsonObject | undefined {
  const byId = Map.groupBy(inputs, (input): JsonValue | undefined => nameAt(input, 'resource'))
  return (output, index) => {
    const id = fieldOf(output, 'resourceId')
    const opposite = inputs[index]
    if (opposite !== undefined && (id === undefined || nameAt(opposite, 'resource') === id)) return opposite
    const named = byId.get(id) ?? []
    return named.length === 1 ? named[0] : undefined
  }
}

function nameAt(input: JsonObject, field: 'principal' | 'resource'): string | undefined {
  const part = fieldOf(input, field)
  const id = isObject(part) ? fieldOf(part, 'id') : undefined
  return typeof id === 'string' && id !== '' ? id : undefined
}

function objects(body: JsonObject, field: string): readonly JsonObject[] {
  const list = fieldOf(body, field) ?? []
  if (!Array.isArray(list)) throw new Misfit(`${field}: expected a list`)
  return (list as readonly JsonValue[]).map((item, at) => {
    if (!isObject(item)) throw new Misfit(`${field}[${at}]: expected an object`)
    return item
  })
}
