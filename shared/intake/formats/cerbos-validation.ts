import type { JsonValue } from '../../model/json.ts'
import { type JsonObject, fieldOf, isObject } from './json-object.ts'

/** The errors that a PDP's schemas found in an input, each in one text. */
export function validationErrors(output: JsonObject): readonly string[] {
  const errors = (fieldOf(output, 'validationErrors') ?? []) as JsonValue
  return Array.isArray(errors) ? (errors as readonly JsonValue[]).filter(isObject).map(validationText) : []
}

function validationText(error: JsonObject): string {
  const parts = ['source', 'path', 'message'].map((name) => fieldOf(error, name))
  return parts.filter((part) => typeof part === 'string').join(' ')
}

/**
 * What a PDP did with an input that its schemas do not fit, which its settings say and its log does not: one that was
 * rejected has no rule evaluated, so its policy is missing from the entry's trail, unless another input of the entry
 * was answered by it. Undefined: the schemas found nothing.
 */
export function validationOf(entry: JsonObject, output: JsonObject): JsonObject | undefined {
  if (validationErrors(output).length === 0) return undefined
  const roles = fieldOf(output, 'effectiveDerivedRoles')
  return {
    result: wasEvaluated(output) ? 'evaluated' : resultByTrail(entry, output),
    effectiveDerivedRoles: Array.isArray(roles) ? (roles as readonly JsonValue[]) : [],
  }
}

function wasEvaluated(output: JsonObject): boolean {
  const isThere = (name: string) => {
    const list = fieldOf(output, name)
    return Array.isArray(list) && list.length > 0
  }
  return isThere('effectiveDerivedRoles') || isThere('outputs') || answersOf(output).some(isPermit)
}

function resultByTrail(entry: JsonObject, output: JsonObject): 'rejected' | 'unknown' {
  const trail = fieldOf(entry, 'auditTrail')
  if (!isObject(trail)) return 'unknown'
  const policies = fieldOf(trail, 'effectivePolicies') ?? {}
  if (!isObject(policies)) return 'unknown'
  const keys = answersOf(output).map((answer) => fieldOf(answer, 'policy'))
  return keys.some((key) => typeof key === 'string' && Object.hasOwn(policies, key)) ? 'unknown' : 'rejected'
}

function answersOf(output: JsonObject): readonly JsonObject[] {
  const actions = fieldOf(output, 'actions')
  return isObject(actions) ? Object.values(actions).filter(isObject) : []
}

function isPermit(answer: JsonObject): boolean {
  return fieldOf(answer, 'effect') === 'EFFECT_ALLOW'
}
