import { utf8Text } from '../../../proof/utf8-text.ts'

/**
 * Strings of Go are bytes and need not be UTF-8 (what `base64.decode` gives). Such a byte stands in a Value as one
 * half of a surrogate pair, U+DC80 to U+DCFF: strings from elsewhere are well-formed, so nothing else looks like it.
 */
const BYTE = 0xdc00

const encoder = new TextEncoder()

/** The bytes that a string stands for. */
export function bytesOfString(text: string): Uint8Array {
  if (text.isWellFormed()) return encoder.encode(text)
  const parts: number[] = []
  for (const character of text) {
    if (character.isWellFormed()) parts.push(...encoder.encode(character))
    else parts.push(character.charCodeAt(0) - BYTE)
  }
  return Uint8Array.from(parts)
}

/** A string that stands for any bytes: what is no UTF-8 is kept, byte for byte. */
export function stringOfBytes(bytes: Uint8Array): string {
  return utf8Text(bytes) ?? decodeLeniently(bytes)
}

function decodeLeniently(bytes: Uint8Array): string {
  let text = ''
  let at = 0
  while (at < bytes.length) {
    const character = characterAt(bytes, at)
    text += character?.text ?? String.fromCharCode(BYTE + (bytes[at] ?? 0))
    at += character?.length ?? 1
  }
  return text
}

/** The character at a place, and how many bytes it has; undefined: none begins there. */
function characterAt(bytes: Uint8Array, at: number): { text: string; length: number } | undefined {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    const text = utf8Text(bytes.subarray(at, at + length))
    if (text !== undefined) return { text, length }
  }
  return undefined
}
