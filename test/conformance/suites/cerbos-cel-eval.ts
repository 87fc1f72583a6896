import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments, stringify } from 'yaml'
import { cerbosEngine } from '../../../shared/replay/cerbos/cerbos-engine.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'
import type { CaseResult } from '../suite.ts'

interface CelCase {
  /** A condition's `match`. */
  readonly condition: Condition
  readonly request: {
    readonly principal: object
    readonly resource: { readonly kind: string }
    readonly auxData?: object
  }
  readonly want: boolean
}

type Condition =
  | { readonly expr: string }
  | Readonly<Record<'all' | 'any' | 'none', { readonly of: readonly Condition[] }>>

/** Cerbos's tests of conditions: each as a policy with that condition, expressions of `all` one by one too. */
export function celEvalResults(folder: string): readonly CaseResult[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const { condition, request, want } = parseAllDocuments(readFileSync(join(folder, file), 'utf8'))
        .at(-1)!
        .toJS() as CelCase
      const parts = want && 'all' in condition ? condition.all.of : []
      return [condition, ...parts].map((each, at) =>
        result(`cel_eval/${file} ${at}`, each, { request, want }),
      )
    })
}

function result(name: string, match: Condition, { request, want }: Omit<CelCase, 'condition'>): CaseResult {
  const text = stringify({
    apiVersion: 'api.cerbos.dev/v1',
    resourcePolicy: {
      resource: request.resource.kind,
      version: 'default',
      rules: [{ actions: ['act'], roles: ['*'], effect: 'EFFECT_ALLOW', condition: { match } }],
    },
  })
  const version = policyVersion({
    policy: 'tested',
    version: 'default',
    engine: 'cerbos',
    texts: { 'tested.yaml': text },
  })
  // The policy has no scope, whatever scope a case asks in.
  const policy = cerbosEngine.compile({ ...version, options: { scopeSearch: 'lenient' } })
  if (policy.kind === 'blocked') return { name, result: 'refused', detail: policy.detail }
  const asked = { ...request, action: 'act' }
  // Cerbos's tests set its clock so (internal/engine/conditions_test.go).
  const given = policy.evaluate({ text: JSON.stringify(asked), at: '2021-04-22T10:05:20.021-05:00' })
  if (!given.ok) return { name, result: 'refused', detail: given.why }
  if ((given.outcome === 'permit') === want) return { name, result: 'right' }
  return { name, result: 'wrong', detail: `${given.outcome}: ${given.errors.join('; ')}` }
}
