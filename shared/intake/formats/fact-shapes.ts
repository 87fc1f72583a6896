import { readInstant } from './instant.ts'

const DIGEST_PREFIX = 'sha256:'
const DIGEST_CHARS = 71

// Each check reads named fields, never a list of names: that is what makes them fast.
type Fields<Name extends string> = Readonly<Partial<Record<Name, unknown>>>

/** A name: a text that is not empty. */
export function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function absentOrName(value: unknown): boolean {
  return value === undefined || isName(value)
}

function absentOrText(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

function absentOrTime(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && readInstant(value) !== undefined)
}

function absentOrDigest(value: unknown): boolean {
  if (value === undefined) return true
  if (typeof value !== 'string' || value.length !== DIGEST_CHARS || !value.startsWith(DIGEST_PREFIX))
    return false
  for (let at = DIGEST_PREFIX.length; at < DIGEST_CHARS; at++) {
    const code = value.charCodeAt(at)
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false
  }
  return true
}

/** An object or a list: a list has none of the fields that are asked for, so nothing takes it for whole. */
function fields<Name extends string>(value: unknown): Fields<Name> | undefined {
  return typeof value === 'object' && value !== null ? (value as Fields<Name>) : undefined
}

export function isWorkflow(value: unknown): boolean {
  const workflow = fields<'id' | 'version'>(value)
  return workflow !== undefined && isName(workflow.id) && isName(workflow.version)
}

export function isTransition(value: unknown): boolean {
  const transition = fields<'id' | 'from' | 'to'>(value)
  return transition !== undefined && isName(transition.id) && isName(transition.from) && isName(transition.to)
}

export function isActor(value: unknown): boolean {
  const actor = fields<'kind' | 'id' | 'owner' | 'onBehalfOf'>(value)
  if (actor === undefined) return false
  const { kind } = actor
  if (kind !== 'agent' && kind !== 'human' && kind !== 'service') return false
  return isName(actor.id) && absentOrName(actor.owner) && absentOrName(actor.onBehalfOf)
}

export function isSubject(value: unknown): boolean {
  const subject = fields<'type' | 'id'>(value)
  return subject !== undefined && isName(subject.type) && isName(subject.id)
}

export function isPlace(value: unknown): boolean {
  const place = fields<'id' | 'seq' | 'prev'>(value)
  if (place === undefined || !isName(place.id)) return false
  const { seq } = place
  return typeof seq === 'number' && Number.isSafeInteger(seq) && seq >= 0 && absentOrDigest(place.prev)
}

export function looksTrigger(value: unknown): boolean {
  const trigger = fields<'type' | 'id' | 'source' | 'at'>(value)
  if (trigger === undefined || !isName(trigger.type)) return false
  return absentOrName(trigger.id) && absentOrName(trigger.source) && absentOrTime(trigger.at)
}

export function looksAttributes(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  for (const one of value as readonly unknown[]) {
    const reading = fields<'name' | 'value' | 'source' | 'asOf'>(one)
    if (reading === undefined || !isName(reading.name) || reading.value === undefined) return false
    if (!absentOrName(reading.source) || !absentOrTime(reading.asOf)) return false
  }
  return true
}

export function looksCheck(value: unknown): boolean {
  const check = fields<'policy' | 'request' | 'outcome' | 'determining' | 'errors'>(value)
  if (check === undefined) return false
  const policy = fields<'id' | 'version' | 'digest'>(check.policy)
  if (policy === undefined || !isWorkflow(policy) || !absentOrDigest(policy.digest)) return false
  const { outcome, request } = check
  if (outcome !== undefined && outcome !== 'permit' && outcome !== 'deny') return false
  return request !== null && absentOrTexts(check.determining) && absentOrTexts(check.errors)
}

function absentOrTexts(value: unknown): boolean {
  if (value === undefined) return true
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}

export function looksModel(value: unknown): boolean {
  const model = fields<
    'id' | 'provider' | 'response' | 'promptDigest' | 'outputDigest' | 'proposal' | 'toolCalls'
  >(value)
  if (model === undefined || !isName(model.id) || !absentOrName(model.provider)) return false
  if (!absentOrDigest(model.promptDigest) || !absentOrDigest(model.outputDigest)) return false
  if (model.response === null) return false
  const { proposal, toolCalls } = model
  if (proposal !== undefined) {
    const proposed = fields<'action' | 'entitlement'>(proposal)
    if (proposed === undefined || !isName(proposed.action) || !absentOrName(proposed.entitlement))
      return false
  }
  return toolCalls === undefined || (Array.isArray(toolCalls) && toolCalls.every(isToolCall))
}

function isToolCall(value: unknown): boolean {
  const call = fields<'name' | 'arguments'>(value)
  return call !== undefined && isName(call.name) && call.arguments !== undefined
}

export function looksApproval(value: unknown): boolean {
  const approval = fields<'by' | 'outcome' | 'at' | 'note'>(value)
  if (approval === undefined || !isPerson(approval.by)) return false
  const { outcome } = approval
  if (outcome !== 'approved' && outcome !== 'rejected') return false
  return absentOrTime(approval.at) && absentOrText(approval.note)
}

function isPerson(value: unknown): boolean {
  const person = fields<'id' | 'role'>(value)
  return person !== undefined && isName(person.id) && absentOrName(person.role)
}

export function looksOutcome(value: unknown): boolean {
  const outcome = fields<'value' | 'reason' | 'confidence'>(value)
  if (outcome === undefined || !absentOrText(outcome.reason)) return false
  const { value: said, confidence } = outcome
  if (said !== 'permit' && said !== 'deny' && said !== 'step-up' && said !== 'escalate') return false
  return confidence === undefined || (typeof confidence === 'number' && Number.isFinite(confidence))
}

export function looksAction(value: unknown): boolean {
  const action = fields<'type' | 'entitlement' | 'target' | 'result'>(value)
  if (action === undefined || !isName(action.type) || !absentOrName(action.entitlement)) return false
  const { target, result } = action
  if (result !== 'done' && result !== 'failed' && result !== 'none') return false
  return target === undefined || isSubject(target)
}

export function looksNotification(value: unknown): boolean {
  const notification = fields<'to' | 'channel' | 'result'>(value)
  if (notification === undefined || !absentOrName(notification.channel)) return false
  const { to, result } = notification
  if (!Array.isArray(to) || !to.every((one) => isName(one) || isPerson(one))) return false
  return result === undefined || result === 'sent' || result === 'failed'
}

export function looksEffect(value: unknown): boolean {
  const effect = fields<'type' | 'entitlement' | 'target' | 'result'>(value)
  if (effect === undefined || !isName(effect.type) || !absentOrName(effect.entitlement)) return false
  return (effect.target === undefined || isSubject(effect.target)) && absentOrText(effect.result)
}
