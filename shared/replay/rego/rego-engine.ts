import type { PolicyVersion } from '../../model/policy.ts'
import { blocked, type CompiledPolicy, type PolicyEngine } from '../policy-engine.ts'
import { BundleRefused } from './bundle/bundle-refused.ts'
import type { RegoProgram } from './compile/compiled.ts'
import { evaluateRequest } from './evaluate-request.ts'
import { RegoRefused } from './parse/refused.ts'
import { withContextNames } from './read-names.ts'
import { readyPolicy } from './ready-policy.ts'
import { regoLiterals } from './text/literals.ts'
import { readRegoText } from './text/read-text.ts'
import { textModules } from './text/text-modules.ts'
import { regoTraps } from './text/traps.ts'
import { NotExact } from './values/not-exact.ts'

/** Raised whenever the same request could get another answer. */
const SEMANTICS = 1

/** Rego by an interpreter of our own, held against OPA's conformance cases; compiled policies by OPA's own runtime. */
export const regoEngine: PolicyEngine = {
  name: 'rego',
  label: `rego (Docket) ${SEMANTICS}`,
  can: 'evaluate',
  compile: (version) => {
    try {
      return compile(version)
    } catch (error) {
      if (error instanceof BundleRefused || error instanceof NotExact)
        return blocked('evaluation-error', error.message)
      if (!(error instanceof RegoRefused)) throw error
      const { code, message, path, line, column } = error
      return blocked('evaluation-error', `${code}: ${message}`, { path, line, column })
    }
  },
  readText: readRegoText,
  traps: regoTraps,
}

/** Throws RegoRefused, BundleRefused and NotExact. */
function compile(version: PolicyVersion): CompiledPolicy {
  const policy = readyPolicy(version)
  const names = ruleNames(policy.program)
  return {
    kind: 'compiled',
    evaluate: (request) => evaluateRequest(policy, request),
    staticReads: () =>
      policy.wasm === undefined ? new Set(withContextNames(readRegoText(version).names)) : undefined,
    ruleNames: () => names,
    literals: () => regoLiterals(textModules(version)),
    dispose: () => undefined,
  }
}

/** Rule ids, and the places of rule bodies, which stand for the same rules. */
function ruleNames({ all }: RegoProgram): ReadonlyMap<string, string> {
  return new Map(
    all.flatMap(({ id, module, branches }) => [
      [id, id] as const,
      ...branches.map(({ line }) => [`${module}:${line}`, id] as const),
    ]),
  )
}
