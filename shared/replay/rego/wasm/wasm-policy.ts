import type { Builtin } from '../builtins/builtin.ts'
import { BundleRefused } from '../bundle/bundle-refused.ts'
import type { Surroundings } from '../eval/notes.ts'
import { EvalRefused } from '../eval/eval-error.ts'
import { jsonText } from '../values/json-text.ts'
import { NotExact } from '../values/not-exact.ts'
import type { Value } from '../values/value.ts'
import { valueOfHost } from './host-value.ts'
import { hostFunctions, whyNotCalled } from './wasm-builtins.ts'
import { exportsOf, type LoadedPolicy, opaRuntime, type WasmModule, wasmModule } from './wasm-host.ts'
import { toldText } from './wasm-text.ts'

/** A policy that was compiled to WebAssembly (`opa build -t wasm`). It reaches nothing but its own memory. */
export interface WasmPolicy {
  /** Paths below `data`, with slashes. */
  readonly entrypoints: ReadonlySet<string>
  /** The document at an entrypoint; undefined where it is undefined. Throws EvalRefused and NotExact. */
  evaluate(entrypoint: string, input: Value | undefined, surroundings: Surroundings): Value | undefined
}

const PAGES_AT_FIRST = 5
/** 256 MiB. */
const MOST_PAGES = 4096

/** Makes a module ready. Throws BundleRefused where it is none of OPA's, or calls what is not known here. */
export function wasmPolicy(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  data: Value,
  builtins: ReadonlyMap<string, Builtin>,
): WasmPolicy {
  const refuse = (why: string): never => {
    throw new BundleRefused(`${path}: ${why}`)
  }
  try {
    return start(wasmModule(bytes), data, builtins, refuse)
  } catch (error) {
    if (error instanceof BundleRefused) throw error
    return refuse(inWords(error))
  }
}

function start(
  module: WasmModule,
  data: Value,
  builtins: ReadonlyMap<string, Builtin>,
  refuse: (why: string) => never,
): WasmPolicy {
  checkIsOpas(module, refuse)
  let now: Surroundings | undefined
  let names: readonly string[] = []
  const asked = (): Surroundings => now ?? refuse('it calls a function before it is evaluated')
  const load = (): LoadedPolicy => {
    const policy = opaRuntime.loadPolicySync(
      module,
      { initial: PAGES_AT_FIRST, maximum: MOST_PAGES },
      hostFunctions(names, builtins, asked),
    )
    policy.setData(bufferOf(jsonText(data)))
    return policy
  }
  names = calledBy(load())
  const why = names.map((name) => whyNotCalled(name, builtins)).find((each) => each !== undefined)
  if (why !== undefined) refuse(why)
  let policy = load()
  return {
    entrypoints: new Set(Object.keys(policy.entrypoints)),
    evaluate: (entrypoint, input, surroundings) => {
      now = surroundings
      try {
        return resultOf(
          policy.evaluate(input === undefined ? undefined : bufferOf(jsonText(input)), entrypoint),
        )
      } catch (error) {
        // After an error its memory is in no known state.
        policy = load()
        if (error instanceof EvalRefused || error instanceof NotExact) throw error
        throw new EvalRefused(`the compiled policy stopped: ${inWords(error)}`)
      }
    },
  }
}

/** The runtime would write to the console where these are not there. */
function checkIsOpas(module: WasmModule, refuse: (why: string) => never): void {
  const exported = exportsOf(module)
  for (const name of ['opa_wasm_abi_version', 'opa_wasm_abi_minor_version', 'builtins', 'entrypoints'])
    if (!exported.has(name)) refuse(`it is no policy that OPA compiled: it exports no ${name}`)
}

function calledBy(policy: LoadedPolicy): readonly string[] {
  return Object.keys(JSON.parse(toldText(policy, 'builtins')) as object)
}

/** The runtime gives one result at most: `[{"result": …}]`, or none where the document is undefined. */
function resultOf(results: unknown): Value | undefined {
  if (!Array.isArray(results)) throw new EvalRefused('the compiled policy gave no list of results')
  const first: unknown = results[0]
  return typeof first === 'object' && first !== null && 'result' in first
    ? valueOfHost(first.result)
    : undefined
}

function bufferOf(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer
}

/** The runtime throws texts and plain objects too. */
function inWords(error: unknown): string {
  if (typeof error === 'string') return error
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message)
  return 'it broke down'
}
