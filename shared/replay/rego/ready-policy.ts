import type { PolicyVersion } from '../../model/policy.ts'
import { REGO_BUILTINS } from './builtins/table.ts'
import { BundleRefused } from './bundle/bundle-refused.ts'
import { readBundle, type RegoBundle } from './bundle/rego-bundle.ts'
import { compileBundle, isTest } from './compile-bundle.ts'
import type { RegoProgram } from './compile/compiled.ts'
import { type AskedPath, pathOfQuery } from './request/asked-path.ts'
import type { RegoObject } from './values/value.ts'
import { type WasmPolicy, wasmPolicy } from './wasm/wasm-policy.ts'

/** A version made ready. */
export interface ReadyPolicy {
  readonly program: RegoProgram
  readonly data: RegoObject
  readonly wasm: WasmPolicy | undefined
  /** What is asked where a request does not say it. */
  readonly asked: UsuallyAsked
}

export type UsuallyAsked =
  | { readonly kind: 'path'; readonly path: AskedPath }
  | { readonly kind: 'unknown'; readonly why: string }

/** Throws RegoRefused and BundleRefused. */
export function readyPolicy(version: PolicyVersion): ReadyPolicy {
  const bundle = readBundle(version)
  if (bundle.modules.length === 0 && bundle.wasm.length === 0)
    throw new BundleRefused('it has neither modules (.rego) nor a compiled policy (.wasm)')
  const program = compileBundle(bundle)
  return {
    program,
    data: bundle.data,
    wasm: compiledPolicy(bundle),
    asked: usuallyAsked(version, program),
  }
}

/** OPA asks a compiled policy beside modules only for what the manifest says; alone it answers whatever it can. */
function compiledPolicy({ modules, manifest, wasm, data }: RegoBundle): WasmPolicy | undefined {
  if (modules.length > 0 && manifest.entrypoints.length === 0) return undefined
  const [first, second] = wasm
  if (second !== undefined)
    throw new BundleRefused(`${second.path}: a bundle with several compiled policies is not evaluated`)
  return first === undefined ? undefined : wasmPolicy(first, data, REGO_BUILTINS)
}

/** Names by which decision rules go, the first that is there counts. */
const USUAL_NAMES = ['allow', 'permit', 'authz']

function usuallyAsked({ options }: PolicyVersion, program: RegoProgram): UsuallyAsked {
  const query = options?.query
  if (query === undefined) return onlyRule(program)
  const path = pathOfQuery(query)
  if (path === undefined) throw new BundleRefused(`the query ${query} names no one document`)
  return { kind: 'path', path }
}

function onlyRule({ all }: RegoProgram): UsuallyAsked {
  const rules = all.filter(({ module, kind }) => kind !== 'function' && !isTest(module))
  for (const name of USUAL_NAMES) {
    const ids = new Map(rules.filter(({ path }) => path.at(-1) === name).map(({ id, path }) => [id, path]))
    const [only, another] = ids
    if (another !== undefined)
      return {
        kind: 'unknown',
        why: `nothing says which rule is asked, and several are named ${name}: ${[...ids.keys()].join(', ')}`,
      }
    if (only !== undefined) return { kind: 'path', path: only[1] }
  }
  return {
    kind: 'unknown',
    why: `nothing says which rule is asked, and none is named ${USUAL_NAMES.join(', ')}`,
  }
}
