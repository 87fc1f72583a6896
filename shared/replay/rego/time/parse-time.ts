import { daysInMonth, isLeap, secondsOfCivil } from './civil.ts'
import { chunksOf } from './layout.ts'
import type { Parts } from './parse-fields.ts'
import { TimeMismatch, takeChunk } from './parse-fields.ts'

export interface Instant {
  /** Since 1970, UTC. */
  readonly seconds: number
  readonly nanosecond: number
}

/** As Go's time.Parse. Undefined: the text is no time of the layout. */
export function parseTime(layout: string, text: string): Instant | undefined {
  try {
    return instantOf(read(layout, text))
  } catch (error) {
    if (error instanceof TimeMismatch) return undefined
    throw error
  }
}

function read(layout: string, text: string): Parts {
  const parts: Parts = {
    year: 0,
    month: undefined,
    day: undefined,
    yearDay: undefined,
    hour: 0,
    minute: 0,
    second: 0,
    nanosecond: 0,
    half: undefined,
    offset: undefined,
  }
  const chunks = chunksOf(layout)
  let rest = text
  for (const [at, chunk] of chunks.entries()) {
    const next = chunks.slice(at + 1).find(({ kind }) => kind !== 'literal')
    rest = takeChunk(rest, chunk, next, parts)
  }
  if (rest !== '') throw new TimeMismatch()
  return parts
}

function instantOf(parts: Parts): Instant {
  const { year, minute, second, nanosecond } = parts
  const { month, day } = dateOf(parts)
  if (day < 1 || day > daysInMonth(year, month)) throw new TimeMismatch()
  const civil = { year, month, day, hour: hourOf(parts), minute, second, nanosecond }
  return { seconds: secondsOfCivil(civil) - (parts.offset ?? 0), nanosecond }
}

function hourOf({ hour, half }: Parts): number {
  if (half === 'pm' && hour < 12) return hour + 12
  return half === 'am' && hour === 12 ? 0 : hour
}

/** A day of the year gives both, and must not say otherwise than what was told beside it. */
function dateOf({ year, month, day, yearDay }: Parts): { readonly month: number; readonly day: number } {
  if (yearDay === undefined) return { month: month ?? 1, day: day ?? 1 }
  if (yearDay < 1 || yearDay > (isLeap(year) ? 366 : 365)) throw new TimeMismatch()
  let [found, left] = [1, yearDay]
  while (left > daysInMonth(year, found)) {
    left -= daysInMonth(year, found)
    found += 1
  }
  if ((month ?? found) !== found || (day ?? left) !== left) throw new TimeMismatch()
  return { month: found, day: left }
}
