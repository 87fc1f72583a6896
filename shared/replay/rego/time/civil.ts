/** A date and a time of day as a calendar shows them, in the proleptic Gregorian calendar. */
export interface Civil {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly nanosecond: number
}

const SECONDS_A_DAY = 86_400
/** Days of four hundred years, after which the calendar repeats. */
const ERA = 146_097

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** In the calendar of Gregory, for years before it too. */
export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Requires a month from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0)
}

/**
 * Seconds since 1970 of a date and time without a zone. Values outside their range carry over: the 0th of March is the
 * last of February, the 14th month the second of the next year.
 */
export function secondsOfCivil({ year, month, day, hour, minute, second }: Civil): number {
  const months = year * 12 + (month - 1)
  const days = daysBefore(Math.floor(months / 12), ((months % 12) + 12) % 12) + day - 1
  return days * SECONDS_A_DAY + hour * 3600 + minute * 60 + second
}

/** Days from 1 January 1970 to the first of the month. `month` counts from 0. */
function daysBefore(year: number, month: number): number {
  const fromMarch = (month + 10) % 12
  const shifted = month < 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const inEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * fromMarch + 2) / 5)
  return era * ERA + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + dayOfYear - DAYS_TO_1970
}

/** From 1 March of the year 0. */
const DAYS_TO_1970 = 719_468

/** The date and time of so many seconds since 1970, without a zone; negative before. Requires whole seconds. */
export function civilOfSeconds(seconds: number, nanosecond: number): Civil {
  const days = Math.floor(seconds / SECONDS_A_DAY)
  const ofDay = seconds - days * SECONDS_A_DAY
  return {
    ...dateOfDays(days),
    hour: Math.floor(ofDay / 3600),
    minute: Math.floor(ofDay / 60) % 60,
    second: ofDay % 60,
    nanosecond,
  }
}

function dateOfDays(days: number): Pick<Civil, 'year' | 'month' | 'day'> {
  const shifted = days + DAYS_TO_1970
  const era = Math.floor(shifted / ERA)
  const inEra = shifted - era * ERA
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  )
  const dayOfYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
}

/** From 0 for Sunday. */
export function weekdayOf(civil: Civil): number {
  const days = Math.floor(secondsOfCivil(civil) / SECONDS_A_DAY)
  return (((days + 4) % 7) + 7) % 7
}

/** From 1. */
export function yearDayOf(civil: Civil): number {
  const first = { ...civil, month: 1, day: 1 }
  return Math.floor((secondsOfCivil(civil) - secondsOfCivil(first)) / SECONDS_A_DAY) + 1
}
