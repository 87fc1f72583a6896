import type { EngineRequest, Evaluation } from '../../../../shared/replay/policy-engine.ts'
import { regoEngine } from '../../../../shared/replay/rego/rego-engine.ts'
import { policyVersion } from '../../../fixtures/policy-version.ts'

type Texts = Readonly<Record<string, string | Uint8Array>>

/** A version of Rego, compiled; of one text alone it is `p.rego`. */
export function compiled(texts: Texts | string) {
  return regoEngine.compile(
    policyVersion({ engine: 'rego', texts: typeof texts === 'string' ? { 'p.rego': texts } : texts }),
  )
}

/** What a version answers to an event of a log. */
export function evaluate(
  texts: Texts | string,
  request: unknown,
  more: Partial<EngineRequest> = {},
): Evaluation {
  const policy = compiled(texts)
  if (policy.kind === 'blocked') throw new Error(policy.detail)
  const text = typeof request === 'string' ? request : JSON.stringify(request)
  return policy.evaluate({ text, ...more })
}

export const AUTHZ = `package authz

default allow := false

allow if input.role == "admin"

allow if {
  input.role == "clerk"
  not suspended
}

suspended if data.suspended[input.user]

decision := {"allow": allow, "reasons": ["r"]}
`
