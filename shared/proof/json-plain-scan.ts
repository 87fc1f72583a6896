import { MAX_DEPTH } from './json-limits.ts'

/** Objects with more keys than this are left to the exact parser: keys are compared pairwise here. */
const MAX_KEYS = 64
const SCRATCH_BYTES = 64 * 1024

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const MINUS = 0x2d
const ZERO = 0x30
const NINE = 0x39
const POINT = 0x2e

const encoder = new TextEncoder()
const scratch = new Uint8Array(SCRATCH_BYTES)
const keyHashes = new Int32Array((MAX_DEPTH + 1) * MAX_KEYS)
const firstKey = new Int32Array(MAX_DEPTH + 1)
const isObject = new Uint8Array(MAX_DEPTH + 1)

/**
 * Whether a text holds nothing on which JSON readers differ: no two keys of an object that could be equal, no
 * integer of 16 or more digits, no exponent, no surrogate escape, nothing deeper than MAX_DEPTH. Says no when
 * in doubt, never yes: if it says yes and JSON.parse takes the text, what JSON.parse gives is the whole truth.
 * Of a text that is not JSON it may say either. Requires a well-formed string.
 *
 * One pass over UTF-8 bytes, because reading bytes costs half of what charCodeAt does; bounded memory.
 */
export function isPlainJson(text: string): boolean {
  // A UTF-16 unit takes at most three bytes of UTF-8; two quotes at the end stop every inner loop, even
  // after a backslash, so that hostile text cannot run past it.
  const room = text.length * 3 + 2
  const bytes = room <= SCRATCH_BYTES ? scratch : new Uint8Array(room)
  const { written } = encoder.encodeInto(text, bytes)
  bytes[written] = QUOTE
  bytes[written + 1] = QUOTE
  return isPlain(bytes, written)
}

// One flat loop on purpose: it runs over every byte of every record, and a call per token costs a third more.
function isPlain(bytes: Uint8Array, end: number): boolean {
  let depth = 0
  let inObject = false
  let keyNext = false
  let from = 0
  let top = 0
  let at = 0
  while (at < end) {
    let byte = bytes[at++] ?? 0
    if (byte === QUOTE && keyNext) {
      let hash = 0
      while ((byte = bytes[at++] ?? 0) !== QUOTE) {
        // An escape can hide that two keys are equal.
        if (byte === BACKSLASH) return false
        hash = (Math.imul(hash, 31) + byte) | 0
      }
      if (top - from === MAX_KEYS) return false
      for (let key = from; key < top; key++) if (keyHashes[key] === hash) return false
      keyHashes[top++] = hash
      keyNext = false
    } else if (byte === QUOTE) {
      while ((byte = bytes[at++] ?? 0) !== QUOTE) {
        if (byte === BACKSLASH && isSurrogateEscape(bytes, at++)) return false
      }
    } else if (byte === COMMA) {
      keyNext = inObject
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (depth === MAX_DEPTH) return false
      depth++
      inObject = keyNext = byte === OPEN_BRACE
      isObject[depth] = inObject ? 1 : 0
      firstKey[depth] = from = top
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      if (depth === 0) return false
      depth--
      top = from
      from = firstKey[depth] ?? 0
      inObject = isObject[depth] === 1
      keyNext = false
    } else if (byte === MINUS || (byte >= ZERO && byte <= NINE)) {
      const start = byte === MINUS ? at : at - 1
      while (isDigit((byte = bytes[at] ?? 0))) at++
      // 10^15 is below 2^53: fifteen digits are always exact.
      if (at - start > 15) return false
      if (byte === POINT) {
        at++
        while (isDigit((byte = bytes[at] ?? 0))) at++
      }
      if ((byte | 0x20) === 0x65) return false
    }
  }
  return true
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE
}

/** `\ud` or `\uD`: the start of every escape of U+D000 to U+DFFF. Requires the index after a backslash. */
function isSurrogateEscape(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x75 && ((bytes[at + 1] ?? 0) | 0x20) === 0x64
}
