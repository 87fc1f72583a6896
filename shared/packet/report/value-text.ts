import type { JsonValue } from '../../model/json.ts'
import { stringifyLossless } from '../../proof/lossless-json.ts'

const MAX_VALUE_CHARS = 400

/** A value as JSON, cut where it is long, and said so. */
export function jsonText(value: JsonValue): string {
  return cut(stringifyLossless(value), MAX_VALUE_CHARS)
}

/** A text, or its first characters with how many more there are. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = Array.from(text.slice(0, most)).slice(0, -1).join('')
  return `${kept}… (${text.length - kept.length} more characters)`
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const

/** A length of time in its two largest units: `1 h 13 min`; `-4 s` where it is negative. */
export function duration(ms: number): string {
  const sign = ms < 0 ? '-' : ''
  let rest = Math.round(Math.abs(ms) / 1000) * 1000
  if (rest === 0) return `${sign}${Math.round(Math.abs(ms))} ms`
  const parts: string[] = []
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count > 0) parts.push(`${count} ${unit}`)
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return sign + parts.join(' ')
}
