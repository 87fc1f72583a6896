import type { EvidenceRecord } from '../../model/evidence.ts'
import type { JsonValue } from '../../model/json.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'
import { attributesOf } from './cerbos-attributes.ts'
import { parsePolicyKey } from './cerbos-policy-key.ts'
import { sourceOf } from './cerbos-source.ts'
import { validationErrors, validationOf } from './cerbos-validation.ts'
import { Misfit } from './misfit.ts'

export interface CerbosCall {
  readonly callId: string
  readonly time: string
  readonly entry: JsonObject
}

interface Answered {
  readonly call: CerbosCall
  readonly index: number
  readonly input: JsonObject | undefined
  readonly output: JsonObject
}

/**
 * The decisions of a `checkResources` body: one for each resource and action that was answered.
 * Throws Misfit.
 */
export function checksOf(body: JsonObject, call: CerbosCall): readonly EvidenceRecord[] {
  const inputs = objects(body, 'inputs')
  const outputs = objects(body, 'outputs')
  return outputs.flatMap((output, index) => {
    const actions = fieldOf(output, 'actions') ?? {}
    if (!isObject(actions)) throw new Misfit(`outputs[${index}].actions: expected an object`)
    const answered = { call, index, input: inputFor(output, inputs, index), output }
    return Object.entries(actions).map(([action, answer]) => decision(answered, action, answer))
  })
}

/**
 * What the log says, and no more: a PDP's answer belongs to no workflow, shows no action that was taken, and
 * changes nobody's access by itself, so workflow, action and subject stay out. The principal is who acts. The
 * log does not say of what kind it is: `service` is the kind that yields to any agent or human named elsewhere.
 */
function decision(answered: Answered, action: string, answer: JsonValue): EvidenceRecord {
  const { call, index, input } = answered
  const place = `outputs[${index}].actions.${action}`
  if (!isObject(answer)) throw new Misfit(`${place}: expected an object`)
  const outcome = outcomeOf(fieldOf(answer, 'effect'))
  const key = fieldOf(answer, 'policy')
  const policy = typeof key === 'string' ? parsePolicyKey(key) : undefined
  const id = `${call.callId}/${index}/${action}`
  const principal = input === undefined ? undefined : nameAt(input, 'principal')
  const attributes = input === undefined ? [] : attributesOf(input)
  return {
    id,
    time: call.time,
    run: call.callId,
    decision: id,
    ...(principal === undefined ? {} : { actor: { kind: 'service', id: principal } }),
    ...(attributes.length === 0 ? {} : { attributes: [...attributes] }),
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
  answered: Answered,
  action: string,
  policy: { readonly id: string; readonly version: string },
  outcome: 'permit' | 'deny' | undefined,
): JsonObject {
  const source = sourceOf(answered.call.entry).told
  const errors = validationErrors(answered.output)
  return {
    policy: { ...policy, ...(source === undefined ? {} : { source }) },
    ...(answered.input === undefined ? {} : { request: requestOf(answered.input, action, answered) }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(errors.length === 0 ? {} : { errors }),
  }
}

/** What the engine was asked, as it was logged, for this one action of those that were asked at once. */
function requestOf(input: JsonObject, action: string, { call, output }: Answered): JsonValue {
  const asked = ['principal', 'resource', 'auxData', 'actions'].flatMap((name) => {
    const value = fieldOf(input, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const validation = validationOf(call.entry, output)
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
function inputFor(output: JsonObject, inputs: readonly JsonObject[], index: number): JsonObject | undefined {
  const id = fieldOf(output, 'resourceId')
  const sameId = (input: JsonObject | undefined) => input !== undefined && nameAt(input, 'resource') === id
  const opposite = inputs[index]
  if (opposite !== undefined && (id === undefined || sameId(opposite))) return opposite
  const named = inputs.filter(sameId)
  return named.length === 1 ? named[0] : undefined
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
