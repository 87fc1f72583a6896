const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const NO_DIGIT = 0xff
const STANDARD_VALUES = valuesOf(STANDARD)
const URL_SAFE_VALUES = valuesOf(URL_SAFE)

/** Bytes in standard base64 with padding (RFC 4648 section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    parts.push(
      STANDARD.charAt(bits >> 18),
      STANDARD.charAt((bits >> 12) & 63),
      left > 1 ? STANDARD.charAt((bits >> 6) & 63) : '=',
      left > 2 ? STANDARD.charAt(bits & 63) : '=',
    )
  }
  return parts.join('')
}

/**
 * The bytes of a base64 text, standard or URL-safe (RFC 4648 sections 4 and 5), or null where it is neither.
 * Strict, so that equal bytes have one text in each alphabet: padding is there (section 3.2), the bits that
 * it covers are zero, there is no other character, and the alphabets are not mixed.
 */
export function decodeBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null
  const urlSafe = text.includes('-') || text.includes('_')
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const digits = text.length - padding
  return decodeDigits(text, digits, urlSafe ? URL_SAFE_VALUES : STANDARD_VALUES)
}

function decodeDigits(text: string, digits: number, values: Uint8Array): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((digits * 3) / 4))
  let pending = 0
  let bits = 0
  let length = 0
  for (let at = 0; at < digits; at++) {
    const value = values[text.charCodeAt(at)] ?? NO_DIGIT
    if (value === NO_DIGIT) return null
    pending = ((pending << 6) | value) & 0xfff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = pending >> bits
    }
  }
  const unused = pending & ((1 << bits) - 1)
  return unused === 0 ? bytes : null
}

function valuesOf(alphabet: string): Uint8Array {
  const values = new Uint8Array(128).fill(NO_DIGIT)
  for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value
  return values
}
