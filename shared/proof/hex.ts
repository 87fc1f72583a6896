const HEX = /^(?:[0-9a-f]{2})*$/
const DIGITS = '0123456789abcdef'
const PAIRS: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => `${DIGITS[byte >> 4]}${DIGITS[byte & 15]}`,
)

/** Bytes as lowercase hex. */
export function encodeHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += PAIRS[byte]
  return text
}

/** The bytes of a lowercase hex text, or null where it is anything else (uppercase, odd length, junk). */
export function decodeHex(text: string): Uint8Array | null {
  if (!HEX.test(text)) return null
  const bytes = new Uint8Array(text.length / 2)
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = (digitOf(text.charCodeAt(2 * at)) << 4) | digitOf(text.charCodeAt(2 * at + 1))
  return bytes
}

/** Requires the code of one of `0-9a-f`. */
function digitOf(code: number): number {
  return code < 0x3a ? code - 0x30 : code - 0x57
}
