import * as opa from '@open-policy-agent/opa-wasm'

/** What is used of JavaScript's WebAssembly, for which the project loads no types. */
interface WebAssemblyHost {
  readonly Module: {
    new (bytes: Uint8Array): WasmModule
    exports(module: WasmModule): readonly { readonly name: string }[]
  }
}

/** A module, not yet run. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: string
}

/** A policy in the runtime of OPA's project. */
export interface LoadedPolicy {
  readonly wasmInstance: { readonly exports: Readonly<Record<string, unknown>> }
  readonly mem: { readonly buffer: ArrayBuffer }
  readonly entrypoints: object
  setData(data: ArrayBuffer): void
  evaluate(input: ArrayBuffer | undefined, entrypoint: string): unknown
}

/** Pages of 64 KiB. */
interface Pages {
  readonly initial: number
  readonly maximum: number
}

interface Runtime {
  loadPolicySync(
    module: WasmModule,
    memory: Pages,
    functions: Readonly<Record<string, (...args: unknown[]) => unknown>>,
  ): LoadedPolicy
}

/** The package's types leave its default export out. */
export const opaRuntime = (opa as unknown as { readonly default: Runtime }).default

/** Throws where the bytes are no WebAssembly. */
export function wasmModule(bytes: Uint8Array): WasmModule {
  return new host.Module(new Uint8Array(bytes))
}

export function exportsOf(module: WasmModule): ReadonlySet<string> {
  return new Set(host.Module.exports(module).map(({ name }) => name))
}

const host = (globalThis as unknown as { readonly WebAssembly: WebAssemblyHost }).WebAssembly
