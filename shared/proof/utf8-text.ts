/** Keeps a BOM: it is part of what begins with one. */
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text whose UTF-8 these bytes are, letter for letter; undefined where they are none. The bytes are hostile. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    // The decoder says no more than that they are none.
    return undefined
  }
}
