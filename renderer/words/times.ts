/** In which zone times are shown: the one switch of the title bar. */
export type Zone = 'utc' | 'local'

const two = (value: number) => String(value).padStart(2, '0')

interface Clock {
  readonly date: string
  readonly time: string
  readonly offset: string
}

function clock(instant: Date, zone: Zone): Clock {
  if (zone === 'utc') {
    const iso = instant.toISOString()
    return { date: iso.slice(0, 10), time: iso.slice(11, 23), offset: 'Z' }
  }
  const minutes = -instant.getTimezoneOffset()
  const sign = minutes < 0 ? '-' : '+'
  const past = Math.abs(minutes)
  return {
    date: `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`,
    time: `${two(instant.getHours())}:${two(instant.getMinutes())}:${two(instant.getSeconds())}.${String(instant.getMilliseconds()).padStart(3, '0')}`,
    offset: `${sign}${two(Math.floor(past / 60))}:${two(past % 60)}`,
  }
}

/** A time of the evidence as recorded may hold more than milliseconds: those digits are kept in `exact`. */
function instantOf(text: string): Date | undefined {
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}

/** `2026-05-14 02:13:08.020Z`; text that is no time is shown as it stands. */
export function dateTime(text: string | number, zone: Zone, precision: 'ms' | 's' | 'minute' = 'ms'): string {
  const instant = typeof text === 'number' ? new Date(text) : instantOf(text)
  if (instant === undefined || Number.isNaN(instant.getTime())) return String(text)
  const { date, time, offset } = clock(instant, zone)
  const shown = precision === 'ms' ? time : time.slice(0, precision === 's' ? 8 : 5)
  return `${date} ${shown}${offset}`
}

/** The parts of a time in a table: the column's head says the zone. */
export function tableTime(text: string | number, zone: Zone): readonly [date: string, time: string] {
  const instant = typeof text === 'number' ? new Date(text) : instantOf(text)
  if (instant === undefined) return [String(text), '']
  const { date, time } = clock(instant, zone)
  return [date, time]
}

export function dateOnly(text: string | number, zone: Zone): string {
  const instant = typeof text === 'number' ? new Date(text) : instantOf(text)
  return instant === undefined ? String(text) : clock(instant, zone).date
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `12 May`, for axes. */
export function dayMonth(instant: number, zone: Zone): string {
  const [, month = '1', day = '1'] = dateOnly(instant, zone).split('-')
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''}`
}

/** A length of time in at most two units: `41 s`, `1 h 13 min`, `3 d 02 h`, `0.5 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 60)
    return `${seconds < 10 ? Number(seconds.toFixed(seconds < 1 ? 3 : 1)) : Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  if (minutes < 24 * 60)
    return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`
  const hours = Math.round(minutes / 60)
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${two(hours % 24)} h`
}

/** `0:14`, for time left. */
export function clockLength(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const hours = Math.floor(seconds / 3600)
  const rest = `${Math.floor((seconds % 3600) / 60)}:${two(seconds % 60)}`
  return hours === 0 ? rest : `${hours}:${rest.padStart(5, '0')}`
}

const DAY_MS = 86_400_000

/**
 * A date or time as somebody wrote it, or milliseconds since 1970 UTC: a date stays that day in every zone, the
 * beginning of a day in UTC is that day where times are shown in UTC, anything else is a time to the minute.
 */
export function dateOrTime(when: string | number, zone: Zone): string {
  if (typeof when === 'string' && /^\d{4}-\d\d-\d\d$/.test(when)) return when
  const instant = typeof when === 'number' ? when : instantOf(when)?.getTime()
  if (zone === 'utc' && instant !== undefined && instant % DAY_MS === 0) return dateOnly(when, zone)
  return dateTime(when, zone, 'minute')
}
