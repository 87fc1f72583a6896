import type { LoadedPolicy } from './wasm-host.ts'

/**
 * The JSON text of a value that a compiled policy tells of itself (`builtins`, `entrypoints`; OPA's ABI, version 1).
 * Throws TypeError where the module is none of OPA's.
 */
export function toldText(policy: LoadedPolicy, name: string): string {
  const text = functionNamed(policy, 'opa_json_dump')(functionNamed(policy, name)())
  const bytes = new Uint8Array(policy.mem.buffer)
  const end = bytes.indexOf(0, text)
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(text, end === -1 ? text : end))
}

function functionNamed({ wasmInstance }: LoadedPolicy, name: string): (...args: number[]) => number {
  const exported = wasmInstance.exports[name]
  if (typeof exported !== 'function') throw new TypeError(`it exports no function ${name}`)
  return exported as (...args: number[]) => number
}
