import type { JsonValue } from '../model/json.ts'
import { parseExact } from './json-exact.ts'
import { isPlainJson } from './json-plain-scan.ts'
import type { JsonReading } from './json-reading.ts'

export { MAX_DEPTH } from './json-limits.ts'
export type { JsonReading, JsonRefusalReason } from './json-reading.ts'
export { isRawNumber, rawNumber } from './raw-number.ts'

/**
 * Reads JSON (RFC 8259) so that nothing of it is lost or read in two ways. Integers outside ±(2^53 - 1) are
 * kept by their digits; duplicate keys (however escaped), numbers whose double is infinite, halves of
 * surrogate pairs, and values deeper than MAX_DEPTH are refused. Fractions and numbers with an exponent are
 * doubles, as in JSON.parse. Never throws: the text is hostile.
 *
 * Ordinary text costs a scan beside JSON.parse, about a third of its time. The scan goes first: JSON.parse
 * itself takes any depth, at 70 bytes of memory a bracket.
 */
export function parseLossless(text: string): JsonReading {
  if (!text.isWellFormed()) return refuseHalfCharacter(text)
  if (!isPlainJson(text)) return parseExact(text)
  try {
    return { ok: true, value: JSON.parse(text) as JsonValue }
  } catch (error) {
    const reading = parseExact(text)
    if (!reading.ok) return reading
    throw new Error('the two JSON parsers disagree on what is JSON', { cause: error })
  }
}

/** The JSON text of a value, kept integers with all their digits. Requires a value at most MAX_DEPTH deep. */
export function stringifyLossless(value: JsonValue): string {
  return JSON.stringify(value)
}

/** Text decoded from UTF-8 never gets here; text from elsewhere might. */
function refuseHalfCharacter(text: string): JsonReading {
  let offset = 0
  for (const character of text) {
    if (!character.isWellFormed()) break
    offset += character.length
  }
  const detail = `half of a character stands alone, at character ${offset}`
  return { ok: false, reason: 'lone-surrogate', detail, offset }
}
