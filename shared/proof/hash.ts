/** SHA-256 of bytes, handed in. Gives 32 bytes that nobody else writes to, and does not keep its argument. */
export type Hash = (bytes: Uint8Array) => Uint8Array

/** Length of a SHA-256 digest in bytes. */
export const HASH_BYTES = 32

/** Whether two byte strings are equal. Not in constant time: digests and roots are no secrets. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}
