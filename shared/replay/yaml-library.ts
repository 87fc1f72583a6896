import type { Scalar } from 'yaml'

/** A scalar as it is written: numbers and `true` are texts too. */
export function textAsWritten(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

/** Whether nothing, or a plain `null`, stands there. */
export function isPlainNull({ value, type }: Scalar): boolean {
  return value === null && type === 'PLAIN'
}

/** Where a node begins and ends, in UTF-16 units of its text; undefined where the library says nothing of it. */
export function rangeOf(node: unknown): { readonly from: number; readonly to: number } | undefined {
  const range = (node as { readonly range?: readonly number[] | null } | null | undefined)?.range
  const [from, to] = range ?? []
  return from === undefined || to === undefined ? undefined : { from, to }
}

/** Why a key is not read; undefined: it is. */
export function problemWithKey(name: string, before: ReadonlyMap<string, unknown>): string | undefined {
  if (name === '<<') return 'merge keys (<<) are not read: write the fields out'
  return before.has(name) ? `the key ${name.slice(0, 60)} stands there twice` : undefined
}

export const KEY_IS_NO_SCALAR = 'a key is neither text nor number'
