import type { RawNumber } from '../model/json.ts'

declare global {
  /** ECMAScript "JSON.parse source text access", which TypeScript's library does not declare yet. */
  interface JSON {
    rawJSON(text: string): RawNumber
    isRawJSON(value: unknown): value is RawNumber
  }
}

const INTEGER = /^-?(?:0|[1-9]\d*)$/

/** Whether a value is an integer outside ±(2^53 - 1), kept by its digits. */
export function isRawNumber(value: unknown): value is RawNumber {
  return JSON.isRawJSON(value) && INTEGER.test(value.rawJSON)
}

/** An integer kept by its digits. Requires an integer literal of JSON; throws a SyntaxError on other text. */
export function rawNumber(digits: string): RawNumber {
  if (!INTEGER.test(digits)) throw new SyntaxError(`not an integer literal of JSON: ${digits.slice(0, 40)}`)
  return JSON.rawJSON(digits)
}
