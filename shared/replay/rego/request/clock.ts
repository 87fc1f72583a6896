import { instantOf } from '../../../model/time.ts'
import { numberOfInteger } from '../values/number.ts'
import type { RegoNumber } from '../values/value.ts'

const NANOSECONDS_IN_MS = 1_000_000n
const DIGITS = 9

/** Nanoseconds since 1970 of an RFC 3339 date-time, with all its digits; undefined where the text is none. */
export function nanosecondsOf(text: string): RegoNumber | undefined {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? ''
  const whole = instantOf(text.replace(/\.\d+/, ''))
  if (whole === undefined) return undefined
  const below = BigInt(fraction.slice(0, DIGITS).padEnd(DIGITS, '0'))
  return numberOfInteger(BigInt(whole) * NANOSECONDS_IN_MS + below)
}
