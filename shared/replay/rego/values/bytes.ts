/**
 * Strings of Go are bytes and need not be UTF-8 (what `base64.decode` gives). Such a byte stands in a Value as one
 * half of a surrogate pair, U+DC80 to U+DCFF: strings from elsewhere are well-formed, so nothing else looks like it.
 */
const BYTE = 0xdc00

const encoder = new TextEncoder()
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function bytesOfString(text: string): Uint8Array {
  if (text.isWellFormed()) return encoder.encode(text)
  const parts: number[] = []
  for (const character of text) {
    if (character.isWellFormed()) parts.push(...encoder.encode(character))
    else parts.push(character.charCodeAt(0) - BYTE)
  }
  return Uint8Array.from(parts)
}

export function stringOfBytes(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return decodeLeniently(bytes)
  }
}

function decodeLeniently(bytes: Uint8Array): string {
  let text = ''
  let at = 0
  while (at < bytes.length) {
    const length = characterLength(bytes, at)
    if (length === undefined) text += String.fromCharCode(BYTE + (bytes[at] ?? 0))
    else text += strict.decode(bytes.subarray(at, at + length))
    at += length ?? 1
  }
  return text
}

/** How many bytes the character at a place has; undefined: none begins there. */
function characterLength(bytes: Uint8Array, at: number): number | undefined {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    try {
      strict.decode(bytes.subarray(at, at + length))
      return length
    } catch {
      // Not a whole character yet, or never one.
    }
  }
  return undefined
}
