import type { JsonValue } from '../../model/json.ts'
import { type Instant, timeText } from '../../model/time.ts'

/** Longest text of the evidence that a message quotes. */
const MOST_QUOTED = 120

/** Characters that would move the cursor or turn the direction of the text where a message is shown. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** A name of the evidence as a message quotes it: hostile, so clipped, and with nothing unseen in it. */
export function named(text: string): string {
  return clipped(text).replace(UNSEEN, escaped)
}

/** A value of the evidence as a message quotes it: as JSON, clipped. */
export function shown(value: JsonValue): string {
  const text = typeof value === 'string' ? JSON.stringify(clipped(value)) : clipped(JSON.stringify(value))
  return text.replace(UNSEEN, escaped)
}

/** An action as messages name it: `assignRole erp/ap-clerk`. */
export function actionText(action: {
  readonly type: string
  readonly entitlement?: string | undefined
}): string {
  return action.entitlement === undefined
    ? named(action.type)
    : `${named(action.type)} ${named(action.entitlement)}`
}

/** RFC 3339 in UTC. */
export function at(instant: Instant): string {
  return timeText(instant)
}

/** A length of time with its two largest units: `4 min 3 s`, `2 d 1 h`. Requires ms >= 0. */
export function span(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  const units = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
  ] as const
  const largest = units.findIndex(([size]) => ms >= size)
  let rest = ms
  const parts: string[] = []
  for (const [size, unit] of units.slice(largest, largest + 2)) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count} ${unit}`)
  }
  return parts.join(' ')
}

/** Names as a list in words, the first of many. */
export function listed(names: readonly string[], most = 10): string {
  const kept = names.slice(0, most).map(named)
  return names.length > most ? `${kept.join(', ')} and ${names.length - most} more` : kept.join(', ')
}

/** `1 record`, `2 records`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

function clipped(text: string): string {
  if (text.length <= MOST_QUOTED) return text
  const end = /[\ud800-\udbff]/.test(text[MOST_QUOTED - 1] as string) ? MOST_QUOTED - 1 : MOST_QUOTED
  return `${text.slice(0, end)}…`
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
