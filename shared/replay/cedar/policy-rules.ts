import type { Policy, TypeAndId } from '@cedar-policy/cedar-wasm/nodejs'
import type { JsonValue } from '../../model/json.ts'
import { isJsonObject } from '../json-places.ts'
import { ask, cedar, words } from './wasm.ts'

/** One policy or template of a version. */
export interface Rule {
  readonly kind: 'static' | 'template'
  /** What the engine calls it: `policyN` by position, or its key in a JSON policy set. */
  readonly policyId: string
  readonly given: Policy
  /** In Cedar's JSON policy format. Numbers may be rounded here: it tells structure and names only. */
  readonly json: JsonValue
  /** Its `@id` annotation. */
  readonly annotated: string | undefined
}

/** A template filled in; Cedar's name for it is its own. */
export interface Link {
  readonly templateId: string
  readonly newId: string
  readonly values: Readonly<Record<string, TypeAndId>>
}

/** What the policy files of a version hold together. */
export interface Rules {
  readonly rules: readonly Rule[]
  readonly links: readonly Link[]
}

/** Something in the policy files that the engine, or the way they stand together, does not allow. */
export class PolicyRefused extends Error {
  constructor(detail: string) {
    super(detail)
    this.name = 'PolicyRefused'
  }
}

/** Reads one policy or template, in text or JSON. Throws PolicyRefused with the engine's words. */
export function readRule(policyId: string, given: Policy): Rule {
  const asPolicy = put(() => cedar.policyToJson(given))
  if (asPolicy.type === 'success') return rule('static', policyId, given, asPolicy.json)
  const asTemplate = put(() => cedar.templateToJson(given))
  if (asTemplate.type === 'success') return rule('template', policyId, given, asTemplate.json)
  throw new PolicyRefused(`${policyId}: ${words(asPolicy.errors)}`)
}

/** Makes a call; what the engine refuses to take at all is thrown as PolicyRefused. */
export function put<Answer>(call: () => Answer): Answer {
  const asked = ask(call)
  if (!asked.ok) throw new PolicyRefused(asked.why)
  return asked.answer
}

function rule(kind: Rule['kind'], policyId: string, given: Policy, json: unknown): Rule {
  const value = json as JsonValue
  const annotations = isJsonObject(value) ? value['annotations'] : undefined
  const id = isJsonObject(annotations) && Object.hasOwn(annotations, 'id') ? annotations['id'] : undefined
  return {
    kind,
    policyId,
    given,
    json: value,
    annotated: typeof id === 'string' && id !== '' ? id : undefined,
  }
}
