/** A day of the proleptic Gregorian calendar (ISO 8601; year 0 is there). */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The last year, either way, that a date may have (DMN 1.5, 10.3.2.3.4). */
const MAX_YEAR = 999_999_999

const DAYS_OF_ERA = 146_097
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

/** The date, or undefined where there is no such day. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  const real =
    [year, month, day].every(Number.isInteger) &&
    Math.abs(year) <= MAX_YEAR &&
    day >= 1 &&
    day <= monthLength(year, month)
  return real ? { year, month, day } : undefined
}

/** Days since 1970-01-01. Counted from 1 March in eras of 400 years, so that leap days come last. */
export function epochDay({ year, month, day }: CalendarDate): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_OF_ERA + dayOfEra - 719_468
}

/** The day so many days after 1970-01-01; undefined beyond MAX_YEAR. */
export function dateOfEpochDay(epoch: number): CalendarDate | undefined {
  const shifted = epoch + 719_468
  const era = Math.floor(shifted / DAYS_OF_ERA)
  const dayOfEra = shifted - era * DAYS_OF_ERA
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return calendarDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/** The same day of another month, or that month's last. Undefined beyond MAX_YEAR. */
export function plusMonths({ year, month, day }: CalendarDate, count: number): CalendarDate | undefined {
  const whole = year * 12 + month - 1 + count
  const [newYear, newMonth] = [Math.floor(whole / 12), whole - Math.floor(whole / 12) * 12 + 1]
  return calendarDate(newYear, newMonth, Math.min(day, monthLength(newYear, newMonth)))
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: CalendarDate): number {
  const fromThursday = epochDay(date) + 3
  return fromThursday - Math.floor(fromThursday / 7) * 7 + 1
}

/** From 1. */
export function dayOfYear(date: CalendarDate): number {
  return epochDay(date) - epochDay({ year: date.year, month: 1, day: 1 }) + 1
}

/** The week of ISO 8601: that of a date's Thursday in the Thursday's year. */
export function weekOfYear(date: CalendarDate): number {
  const thursday = dateOfEpochDay(epochDay(date) - weekday(date) + 4)
  return thursday === undefined ? 1 : Math.floor((dayOfYear(thursday) - 1) / 7) + 1
}
