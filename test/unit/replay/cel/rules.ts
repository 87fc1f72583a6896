import type { PolicyOptions, PolicyVersion } from '../../../../shared/model/policy.ts'
import { celEngine } from '../../../../shared/replay/cel/cel-engine.ts'
import type { CompiledPolicy, Evaluated } from '../../../../shared/replay/policy-engine.ts'
import { policyVersion } from '../../../fixtures/policy-version.ts'

/** A version of rules in one file, `rules.yaml`. */
export function versionOf(text: string, options: PolicyOptions = {}): PolicyVersion {
  return { ...policyVersion({ engine: 'cel', texts: { 'rules.yaml': text } }), options }
}

/** A version with one permit rule, `rule`, with that condition. */
export function versionWhen(when: string, options: PolicyOptions = {}): PolicyVersion {
  return versionOf(JSON.stringify({ rules: [{ id: 'rule', effect: 'permit', when }] }), options)
}

/** The version made ready; throws where it is blocked. */
export function compiled(version: PolicyVersion): CompiledPolicy {
  const policy = celEngine.compile(version)
  if (policy.kind === 'blocked') throw new Error(policy.detail)
  return policy
}

/** What a request comes to; throws where there is no answer. */
export function evaluated(version: PolicyVersion, request: unknown, at?: string): Evaluated {
  const text = typeof request === 'string' ? request : JSON.stringify(request)
  const evaluation = compiled(version).evaluate({ text, at })
  if (!evaluation.ok) throw new Error(evaluation.why)
  return evaluation
}
