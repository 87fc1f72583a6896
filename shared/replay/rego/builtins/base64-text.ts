const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The two alphabets of RFC 4648, sections 4 and 5. */
export type Alphabet = 'standard' | 'url'

export function encodeBase64(bytes: Uint8Array, alphabet: Alphabet): string {
  const letters = alphabet === 'url' ? URL : STANDARD
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3)
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    parts.push(
      letters.charAt(group >> 18),
      letters.charAt((group >> 12) & 63),
      b === undefined ? '=' : letters.charAt((group >> 6) & 63),
      c === undefined ? '=' : letters.charAt(group & 63),
    )
  }
  return parts.join('')
}

/**
 * As Go's encoding/base64 reads it: line ends anywhere, padding required, bits that the padding cuts off ignored.
 * Undefined: none.
 */
export function decodeBase64(text: string, alphabet: Alphabet): Uint8Array | undefined {
  const digits = text.replaceAll(/[\r\n]/g, '')
  const form = alphabet === 'url' ? /^[\w-]*={0,2}$/ : /^[A-Za-z0-9+/]*={0,2}$/
  if (digits.length % 4 !== 0 || !form.test(digits)) return undefined
  const letters = alphabet === 'url' ? URL : STANDARD
  const values = new Map(Array.from(letters, (letter, at) => [letter, at]))
  const padding = digits.endsWith('==') ? 2 : Number(digits.endsWith('='))
  const bytes = new Uint8Array((digits.length / 4) * 3 - padding)
  for (let at = 0; at < digits.length; at += 4) {
    const group = [0, 1, 2, 3].reduce(
      (sum, next) => sum * 64 + (values.get(digits.charAt(at + next)) ?? 0),
      0,
    )
    const to = (at / 4) * 3
    for (const [offset, shift] of [16, 8, 0].entries())
      if (to + offset < bytes.length) bytes[to + offset] = (group >> shift) & 255
  }
  return bytes
}
