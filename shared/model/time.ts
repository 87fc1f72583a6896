import { z } from 'zod'

/**
 * A point in time: milliseconds since 1970-01-01T00:00:00Z, with what lies below a millisecond as
 * a fraction (about 0.25 µs are told apart).
 */
export type Instant = number

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,18}))?(?:([Zz])|([+-])(\d\d):(\d\d))$/
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const DAY_MS = 86_400_000
const FINEST_PER_MS = 4096

/**
 * The instant that an RFC 3339 date-time names, or undefined where the text is none. A leap second
 * (:60) is the first instant of the next minute.
 */
export function instantOf(text: string): Instant | undefined {
  const part = DATE_TIME.exec(text)
  if (part === null) return undefined
  const [year, month, day, hour, minute, second] = part.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const dayStart = dayOf(year, month, day)
  if (dayStart === undefined || hour > 23 || minute > 59 || second > 60) return undefined
  const offset = part[8] === undefined ? offsetMs(part[9], Number(part[10]), Number(part[11])) : 0
  if (offset === undefined) return undefined
  return dayStart + ((hour * 60 + minute) * 60 + second) * 1000 - offset + fractionMs(part[7] ?? '')
}

/**
 * The digits of a second's fraction as milliseconds. Rounded down to what a double still tells apart
 * beside an instant of this age: rounded up, the last nanosecond before a version ends would lie
 * past its end.
 */
function fractionMs(digits: string): number {
  const below = Math.floor(Number(`0.${digits.slice(3)}`) * FINEST_PER_MS) / FINEST_PER_MS
  return Number(digits.slice(0, 3).padEnd(3, '0')) + below
}

/** The first instant (UTC) of an RFC 3339 full-date, or the instant of a date-time. */
export function instantOfDateOrTime(text: string): Instant | undefined {
  const part = DATE.exec(text)
  return part === null ? instantOf(text) : dayOf(Number(part[1]), Number(part[2]), Number(part[3]))
}

/** The end of what a date names: a date holds up to the end of its day (UTC), a date-time is an instant. */
export function endOfDateOrTime(text: string): Instant | undefined {
  const start = instantOfDateOrTime(text)
  return start !== undefined && DATE.test(text) ? start + DAY_MS : start
}

/** RFC 3339 in UTC, to the millisecond. */
export function timeText(instant: Instant): string {
  return new Date(Math.floor(instant)).toISOString()
}

function dayOf(year: number, month: number, day: number): Instant | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : undefined
}

function offsetMs(sign: string | undefined, hours: number, minutes: number): number | undefined {
  if (hours > 23 || minutes > 59) return undefined
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** RFC 3339 date-time, as written. */
export const Time = z
  .string()
  .refine((text) => instantOf(text) !== undefined, 'not an RFC 3339 date-time')
  .meta({ format: 'date-time' })

/** RFC 3339 full-date or date-time, as written. */
export const DateOrTime = z
  .string()
  .refine((text) => instantOfDateOrTime(text) !== undefined, 'not an RFC 3339 date or date-time')
