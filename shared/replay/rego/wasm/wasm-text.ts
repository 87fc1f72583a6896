/**
 * The JSON text of a value that a compiled policy tells of itself (`builtins`, `entrypoints`; OPA's ABI, version 1).
 * Throws TypeError where the module is none of OPA's.
 */
export function toldText(instance: WebAssembly.Instance, memory: WebAssembly.Memory, name: string): string {
  const text = functionNamed(instance, 'opa_json_dump')(functionNamed(instance, name)())
  const bytes = new Uint8Array(memory.buffer)
  const end = bytes.indexOf(0, text)
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(text, end === -1 ? text : end))
}

function functionNamed(instance: WebAssembly.Instance, name: string): (...args: number[]) => number {
  const exported = instance.exports[name]
  if (typeof exported !== 'function') throw new TypeError(`it exports no function ${name}`)
  return exported as (...args: number[]) => number
}
