import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { parsePolicyKey } from '../../../shared/intake/formats/cerbos-policy-key.ts'
import type { PolicyOptions, PolicyVersion } from '../../../shared/model/policy.ts'
import { cerbosEngine } from '../../../shared/replay/cerbos/cerbos-engine.ts'
import type { Blocked, CompiledPolicy } from '../../../shared/replay/policy-engine.ts'
import { type CerbosStoreFiles, cerbosStore } from '../../fixtures/cerbos-store.ts'
import type { CaseResult, Suite } from '../suite.ts'
import { absent, vectorFolder } from '../vector-folder.ts'
import { celEvalResults } from './cerbos-cel-eval.ts'

const DATA = 'cerbos-testdata'

interface Folder {
  readonly name: string
  readonly options: PolicyOptions
  /** What the PDP of these cases does with an input that its schemas do not fit. */
  readonly invalid: 'rejected' | 'evaluated'
}

/** As Cerbos's own tests run them (internal/engine/engine_test.go). */
const FOLDERS: readonly Folder[] = [
  { name: 'engine', options: { scopeSearch: 'strict' }, invalid: 'evaluated' },
  { name: 'engine_strict_scope_search', options: { scopeSearch: 'strict' }, invalid: 'evaluated' },
  { name: 'engine_lenient_scope_search', options: { scopeSearch: 'lenient' }, invalid: 'evaluated' },
  { name: 'engine_schema_enforcement/warn', options: { scopeSearch: 'strict' }, invalid: 'evaluated' },
  { name: 'engine_schema_enforcement/reject', options: { scopeSearch: 'strict' }, invalid: 'rejected' },
]

/** What Cerbos's tests give policies as `globals`. */
const GLOBALS = { environment: 'test', my_map: { foo: { bar: 1 } } }

interface EngineCase {
  readonly wantError?: boolean
  readonly inputs: readonly {
    readonly principal: unknown
    readonly resource: unknown
    readonly auxData?: unknown
    readonly actions: readonly string[]
  }[]
  readonly wantOutputs: readonly {
    readonly actions: Readonly<Record<string, { readonly effect: string; readonly policy: string }>>
    readonly validationErrors?: readonly unknown[]
  }[]
}

/** Cerbos's own tests of its engine and of its CEL library, one result an action of an input. */
export const cerbosSuite: Suite = {
  name: 'cerbos',
  // The store beside the project is half of Cerbos's own: what stands on the other half is refused.
  atLeast: 0.4,
  run: async () => {
    const folder = vectorFolder(DATA)
    if (folder === null) return absent(DATA)
    return cerbosResults(join(folder, 'internal/test/testdata'))
  },
}

/** The results of all cases below a folder that is laid out as Cerbos's `internal/test/testdata`. */
function cerbosResults(testdata: string): readonly CaseResult[] {
  const engine = FOLDERS.flatMap((folder) => {
    const store = cerbosStore(join(testdata, 'store'), folder.options)
    const compiled = compiling()
    const path = join(testdata, folder.name)
    return readdirSync(path)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .flatMap((name) =>
        caseResults(`${folder.name}/${name}`, readCase(join(path, name)), { folder, store, compiled }),
      )
  })
  return [...engine, ...celEvalResults(join(testdata, 'cel_eval'))]
}

interface Engine {
  readonly folder: Folder
  readonly store: CerbosStoreFiles
  compiled(version: PolicyVersion): CompiledPolicy | Blocked
}

function caseResults(
  name: string,
  { inputs, wantOutputs }: EngineCase,
  engine: Engine,
): readonly CaseResult[] {
  return inputs.flatMap(({ principal, resource, auxData, actions }, at) => {
    const { actions: wanted, validationErrors = [] } = wantOutputs[at]!
    const validation = validationErrors.length === 0 ? {} : { validation: { result: engine.folder.invalid } }
    return Object.entries(wanted).map(([action, { effect, policy }]): CaseResult => {
      const request = { principal, resource, auxData, actions, action, globals: GLOBALS, ...validation }
      const title = `${name} ${at} ${action}`
      const version = versionFor(policy, engine.store)
      if (version === undefined)
        return { name: title, result: 'refused', detail: 'the policy is not among the files' }
      return answer(title, engine.compiled(version), JSON.stringify(request), effect)
    })
  })
}

/** Where nothing answered, no policy is named, and all of them are asked. */
function versionFor(key: string, { versions, whole }: CerbosStoreFiles): PolicyVersion | undefined {
  if (key === 'NO_MATCH') return whole
  const policy = parsePolicyKey(key)
  return policy === undefined ? undefined : versions.get(`${policy.id} ${policy.version}`)
}

function answer(name: string, policy: CompiledPolicy | Blocked, text: string, effect: string): CaseResult {
  if (policy.kind === 'blocked') return { name, result: 'refused', detail: policy.detail }
  const given = policy.evaluate({ text, at: '2026-01-01T00:00:00Z' })
  if (!given.ok) return { name, result: 'refused', detail: given.why }
  const outcome = effect === 'EFFECT_ALLOW' ? 'permit' : 'deny'
  if (given.outcome === outcome) return { name, result: 'right' }
  return { name, result: 'wrong', detail: `${given.outcome} by ${given.determining.join(', ')}` }
}

function compiling(): Engine['compiled'] {
  const known = new Map<PolicyVersion, CompiledPolicy | Blocked>()
  return (version) => {
    const compiled = known.get(version) ?? cerbosEngine.compile(version)
    known.set(version, compiled)
    return compiled
  }
}

/** The comment at the top of a case is a document of its own. */
function readCase(path: string): EngineCase {
  return parseAllDocuments(readFileSync(path, 'utf8')).at(-1)!.toJS() as EngineCase
}
