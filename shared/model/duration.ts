import { z } from 'zod'
import type { Instant } from './time.ts'

const DURATION =
  /^P(?=.)(?:(\d{1,5})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10}(?:\.\d{1,9})?)S)?)?$/

/** ISO 8601 duration, as written: `P90D`, `PT10M`, `P7Y`. */
export const Duration = z.string().regex(DURATION, 'not an ISO 8601 duration')

/**
 * The instant one duration after `start`: years and months by the UTC calendar (31 January and one
 * month is the last day of February), the rest by length. Requires a text that `Duration` accepts.
 */
export function addDuration(start: Instant, duration: string): Instant {
  return shift(start, duration, 1)
}

/** The instant one duration before `end`. Requires a text that `Duration` accepts. */
export function subtractDuration(end: Instant, duration: string): Instant {
  return shift(end, duration, -1)
}

function shift(from: Instant, duration: string, sign: 1 | -1): Instant {
  const part = DURATION.exec(duration)
  if (part === null) throw new RangeError(`not an ISO 8601 duration: ${duration}`)
  const [years, months, weeks, days, hours, minutes, seconds] = part
    .slice(1)
    .map((text) => Number(text ?? 0)) as [number, number, number, number, number, number, number]
  const length = ((weeks * 7 + days) * 24 + hours) * 3_600_000 + minutes * 60_000 + seconds * 1000
  return shiftMonths(from, sign * (years * 12 + months)) + sign * length
}

function shiftMonths(from: Instant, months: number): Instant {
  if (months === 0) return from
  const date = new Date(from)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return date.getTime() + (from - Math.floor(from))
}
