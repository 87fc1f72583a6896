import { utf8Text } from '../../proof/utf8-text.ts'

/**
 * A reader of pieces of `bytes`, by their offsets, or undefined where some of the bytes from `base` on are no
 * UTF-8. Decodes all at once where that is possible: most logs are ASCII, where byte and character offsets agree.
 */
export function decodeAll(bytes: Buffer, base: number): ((from: number, to: number) => string) | undefined {
  const text = utf8Text(bytes.subarray(base))
  if (text === undefined) return undefined
  if (text.length === bytes.length - base) return (from, to) => text.slice(from - base, to - base)
  return (from, to) => bytes.toString('utf8', from, to)
}
