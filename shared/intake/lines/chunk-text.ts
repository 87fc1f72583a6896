const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A reader of pieces of `bytes`, by their offsets, or undefined where some of the bytes from `base` on are no
 * UTF-8. Decodes all at once where that is possible: most logs are ASCII, where byte and character offsets agree.
 */
export function decodeAll(bytes: Buffer, base: number): ((from: number, to: number) => string) | undefined {
  let text: string
  try {
    text = strictUtf8.decode(bytes.subarray(base))
  } catch {
    return undefined
  }
  if (text.length === bytes.length - base) return (from, to) => text.slice(from - base, to - base)
  return (from, to) => bytes.toString('utf8', from, to)
}
