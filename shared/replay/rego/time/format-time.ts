import { NotExact } from '../values/not-exact.ts'
import type { Civil } from './civil.ts'
import { weekdayOf, yearDayOf } from './civil.ts'
import type { Chunk, Field, OffsetChunk } from './layout.ts'
import { chunksOf } from './layout.ts'
import { MONTHS, WEEKDAYS } from '../../calendar-names.ts'

/** A time as it is shown in a zone. */
export interface ZonedTime {
  readonly civil: Civil
  /** Seconds east of Greenwich. */
  readonly offset: number
  readonly zone: string
}

/** As Go's Time.Format. */
export function formatTime(time: ZonedTime, layout: string): string {
  return chunksOf(layout)
    .map((chunk) => formatChunk(time, chunk))
    .join('')
}

function formatChunk(time: ZonedTime, chunk: Chunk): string {
  switch (chunk.kind) {
    case 'literal':
      return chunk.text
    case 'offset':
      return formatOffset(time.offset, chunk)
    case 'fraction':
      return formatFraction(time.civil.nanosecond, chunk)
    case 'abbreviation':
      return abbreviationOf(time)
    default:
      return formatField(time.civil, chunk.kind)
  }
}

/** Intl has no abbreviations but in its own words. */
function abbreviationOf({ zone }: ZonedTime): string {
  if (zone === 'UTC') return zone
  throw new NotExact(`the abbreviation of the time zone ${zone}`)
}

function formatField(civil: Civil, field: Exclude<Field, 'abbreviation'>): string {
  switch (field) {
    case 'long-month':
    case 'month':
      return named(MONTHS, civil.month - 1, field === 'month')
    case 'long-weekday':
    case 'weekday':
      return named(WEEKDAYS, weekdayOf(civil), field === 'weekday')
    case 'number-month':
      return civil.month.toString()
    case 'zero-month':
      return zeros(civil.month, 2)
    case 'day':
      return civil.day.toString()
    case 'under-day':
      return civil.day.toString().padStart(2)
    case 'zero-day':
      return zeros(civil.day, 2)
    case 'under-year-day':
      return yearDayOf(civil).toString().padStart(3)
    case 'zero-year-day':
      return zeros(yearDayOf(civil), 3)
    case 'long-year':
      return zeros(civil.year, 4)
    case 'year':
      return zeros(civil.year % 100, 2)
    default:
      return formatClock(civil, field)
  }
}

function formatClock(
  { hour, minute, second }: Civil,
  field:
    | 'hour'
    | 'hour-12'
    | 'zero-hour-12'
    | 'minute'
    | 'zero-minute'
    | 'second'
    | 'zero-second'
    | 'upper-pm'
    | 'lower-pm',
): string {
  const hour12 = hour % 12 === 0 ? 12 : hour % 12
  switch (field) {
    case 'hour':
      return zeros(hour, 2)
    case 'hour-12':
      return hour12.toString()
    case 'zero-hour-12':
      return zeros(hour12, 2)
    case 'minute':
      return minute.toString()
    case 'zero-minute':
      return zeros(minute, 2)
    case 'second':
      return second.toString()
    case 'zero-second':
      return zeros(second, 2)
    case 'upper-pm':
      return hour >= 12 ? 'PM' : 'AM'
    case 'lower-pm':
      return hour >= 12 ? 'pm' : 'am'
  }
}

function named(names: readonly string[], index: number, short: boolean): string {
  const name = names[index] ?? ''
  return short ? name.slice(0, 3) : name
}

function zeros(number: number, length: number): string {
  return number.toString().padStart(length, '0')
}

function formatOffset(offset: number, { zulu, colon, to }: OffsetChunk): string {
  if (zulu && offset === 0) return 'Z'
  const size = Math.abs(offset)
  const minutes = Math.floor(size / 60)
  const sign = Math.trunc(offset / 60) < 0 ? '-' : '+'
  const parts = [zeros(Math.floor(minutes / 60), 2)]
  if (to !== 'hours') parts.push(zeros(minutes % 60, 2))
  if (to === 'seconds') parts.push(zeros(size % 60, 2))
  return sign + parts.join(colon ? ':' : '')
}

function formatFraction(
  nanosecond: number,
  { digits, exact, separator }: Chunk & { readonly kind: 'fraction' },
): string {
  const all = zeros(nanosecond, 9).slice(0, digits)
  const shown = exact ? all : all.replace(/0+$/, '')
  return shown === '' ? '' : separator + shown
}
