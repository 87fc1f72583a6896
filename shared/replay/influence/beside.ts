import type { JsonValue } from '../../model/json.ts'
import { rawNumber } from '../../proof/raw-number.ts'

/** Where `i64` ends: engines that count in it refuse what is beyond. */
const LARGEST = 2n ** 63n - 1n
const SMALLEST = -(2n ** 63n)

/** The numbers one below and one above a number, all digits kept; none for what is no number. */
export function besides(value: JsonValue): readonly JsonValue[] {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return [value - 1, value + 1]
  const whole = wholeOf(value)
  if (whole === undefined) return []
  return [whole - 1n, whole + 1n].filter((each) => each >= SMALLEST && each <= LARGEST).map(numberOf)
}

function wholeOf(value: JsonValue): bigint | undefined {
  if (typeof value === 'number') return BigInt(value)
  return JSON.isRawJSON(value) && /^-?\d{1,40}$/.test(value.rawJSON) ? BigInt(value.rawJSON) : undefined
}

function numberOf(whole: bigint): JsonValue {
  const number = Number(whole)
  return Number.isSafeInteger(number) ? number : rawNumber(String(whole))
}
