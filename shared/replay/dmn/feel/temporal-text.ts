import { calendarDate, type CalendarDate, dateOfEpochDay, epochDay } from './calendar.ts'
import {
  days,
  type DateTimeValue,
  type DateValue,
  type DaysDuration,
  months,
  type MonthsDuration,
  type TimeValue,
  type Zone,
} from './value.ts'
import { isRegion } from './zone.ts'

/** Lexical forms of XML Schema, with regions as DMN 1.5, 10.3.2.3.3 adds them (`10:30:00@Europe/Paris`). */
const DATE = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})$/
const TIME =
  /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:([Zz])|([+-])(\d{2}):(\d{2})(?::(\d{2}))?|@(.{1,64}))?$/
const DURATION =
  /^(-?)P(?:(\d{1,18})Y)?(?:(\d{1,18})M)?(?:(\d{1,18})D)?(T(?:(\d{1,18})H)?(?:(\d{1,18})M)?(?:(\d{1,18})(?:\.(\d{0,9}))?S)?)?$/
const NANOS = 1_000_000_000
export const NANOS_OF_DAY = 86_400 * NANOS
/** Java's bound on offsets, which implementations of DMN share. */
const MAX_OFFSET = 18 * 3600

/** Undefined where the text is no date, or no such day is. */
export function readDate(text: string): DateValue | undefined {
  const match = DATE.exec(text)
  const date = match === null ? undefined : calendarDate(Number(match[1]), Number(match[2]), Number(match[3]))
  return date === undefined ? undefined : { kind: 'date', ...date }
}

/** `24:00:00` is midnight. Undefined where the text is no time, or its region is not known. */
export function readTime(text: string): TimeValue | undefined {
  const read = timeParts(text)
  return read === undefined ? undefined : { kind: 'time', nanos: read.nanos % NANOS_OF_DAY, zone: read.zone }
}

/** A date alone is its midnight; `24:00:00` is the next day's. */
export function readDateTime(text: string): DateTimeValue | undefined {
  const at = text.indexOf('T')
  const date = readDate(at < 0 ? text : text.slice(0, at))
  const time = at < 0 ? { nanos: 0, zone: undefined } : timeParts(text.slice(at + 1))
  if (date === undefined || time === undefined) return undefined
  const day = time.nanos === NANOS_OF_DAY ? dateOfEpochDay(epochDay(date) + 1) : plain(date)
  return day === undefined
    ? undefined
    : { kind: 'date and time', date: day, nanos: time.nanos % NANOS_OF_DAY, zone: time.zone }
}

/** Of days and time in nanoseconds, or of years and months in months; undefined where the text is neither. */
export function readDuration(text: string): DaysDuration | MonthsDuration | undefined {
  const match = DURATION.exec(text)
  if (match === null) return undefined
  const [, sign, years, monthsOf, daysOf, time, hours, minutes, seconds, fraction] = match
  const factor = sign === '-' ? -1n : 1n
  const ofDays = [daysOf, hours, minutes, seconds].some((part) => part !== undefined)
  const ofMonths = [years, monthsOf].some((part) => part !== undefined)
  // One of both kinds is a duration of XML Schema, and neither of FEEL's two.
  if (ofDays === ofMonths || time === 'T') return undefined
  if (ofMonths) return months(factor * (BigInt(years ?? 0) * 12n + BigInt(monthsOf ?? 0)))
  const whole =
    BigInt(daysOf ?? 0) * 86_400n +
    BigInt(hours ?? 0) * 3600n +
    BigInt(minutes ?? 0) * 60n +
    BigInt(seconds ?? 0)
  return days(factor * (whole * BigInt(NANOS) + BigInt((fraction ?? '').padEnd(9, '0'))))
}

/** What `@"..."` says: a date, a time, a date and time, or a duration. */
export function readTemporal(text: string) {
  if (/^-?P/.test(text)) return readDuration(text)
  if (/^-?\d+-/.test(text)) return text.includes('T') ? readDateTime(text) : readDate(text)
  return readTime(text)
}

/** Nanoseconds since midnight, that of the next day included; undefined where it is no time. */
function timeParts(text: string): { readonly nanos: number; readonly zone: Zone | undefined } | undefined {
  const match = TIME.exec(text)
  if (match === null) return undefined
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const zone = zoneOf(match)
  if (zone === 'unknown') return undefined
  const nanos = timeOfDay(hour, minute, second, Number((match[4] ?? '').padEnd(9, '0')))
  return nanos === undefined ? undefined : { nanos, zone }
}

/** Nanoseconds since midnight; `24:00:00` is the only time of hour 24. Undefined where there is no such time. */
export function timeOfDay(hour: number, minute: number, second: number, nanos: number): number | undefined {
  const inDay = (hour * 3600 + minute * 60 + second) * NANOS + nanos
  const real = hour >= 0 && hour <= 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60
  return real && inDay <= NANOS_OF_DAY ? inDay : undefined
}

/** An offset in seconds east of UTC; undefined beyond 18 hours. */
export function offsetZone(seconds: number): Zone | undefined {
  return Math.abs(seconds) > MAX_OFFSET ? undefined : { kind: 'offset', seconds }
}

function zoneOf(match: RegExpExecArray): Zone | undefined | 'unknown' {
  const [utc, sign, hours, minutes, seconds, region] = match.slice(5)
  if (utc !== undefined) return { kind: 'offset', seconds: 0 }
  if (region !== undefined) return isRegion(region) ? { kind: 'region', id: region } : 'unknown'
  if (sign === undefined) return undefined
  if (Number(minutes) >= 60 || Number(seconds ?? 0) >= 60) return 'unknown'
  const ahead = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)
  return offsetZone(sign === '-' && ahead > 0 ? -ahead : ahead) ?? 'unknown'
}

function plain({ year, month, day }: CalendarDate): CalendarDate {
  return { year, month, day }
}
