import { MONTHS, WEEKDAYS } from '../../calendar-names.ts'
import { type BuiltIn, builtInOf } from './built-in.ts'
import { calendarDate, dayOfYear, weekday, weekOfYear } from './calendar.ts'
import { equal } from './compare.ts'
import { add, type Decimal, integer, isInteger, multiply, negate, rounded, truncated } from './decimal.ts'
import { FeelRefused } from './refused.ts'
import { monthsBetween } from './temporal.ts'
import { offsetZone, readDate, readDateTime, readDuration, readTime, timeOfDay } from './temporal-text.ts'
import {
  type DateTimeValue,
  type DateValue,
  type DaysDuration,
  type Feel,
  isKind,
  kindOf,
  months,
  type TimeValue,
  type Zone,
} from './value.ts'

const SECOND = 1_000_000_000

/** DMN 1.5, 10.3.4.1, 10.3.4.6 and 10.3.4.8. */
export const TEMPORAL_FUNCTIONS: readonly (readonly [string, BuiltIn])[] = [
  [
    'date',
    builtInOf(
      [['from: string|date|date and time'], ['year: number', 'month: number', 'day: number']],
      (values) => (values.length === 1 ? dateOf(values[0] ?? null) : dateFrom(values as readonly Decimal[])),
    ),
  ],
  [
    'date and time',
    builtInOf([['from: string'], ['date: date|date and time', 'time: time']], (values) =>
      values.length === 1
        ? readDateTime(values[0] as string)
        : joined(values[0] as DateValue | DateTimeValue, values[1] as TimeValue),
    ),
  ],
  [
    'time',
    builtInOf(
      [
        ['from: string|time|date|date and time'],
        ['hour: number', 'minute: number', 'second: number', 'offset: days and time duration? or null'],
      ],
      (values) => (values.length === 1 ? timeOf(values[0] ?? null) : timeFrom(values)),
    ),
  ],
  ['duration', builtInOf([['from: string']], ([from]) => readDuration(from as string))],
  [
    'years and months duration',
    builtInOf([['from: date|date and time', 'to: date|date and time']], ([from = null, to = null]) => {
      const [first, last] = [dayOf(from), dayOf(to)]
      return first === undefined || last === undefined ? undefined : months(monthsBetween(first, last))
    }),
  ],
  ['now', builtInOf([[]], (_, run) => run.now())],
  ['today', builtInOf([[]], (_, run) => ({ kind: 'date', ...run.now().date }))],
  ['day of year', ofDay((date) => integer(dayOfYear(date)))],
  ['day of week', ofDay((date) => WEEKDAYS[weekday(date) % 7])],
  ['month of year', ofDay((date) => MONTHS[date.month - 1])],
  ['week of year', ofDay((date) => integer(weekOfYear(date)))],
  ['is', builtInOf([['value1: any or null', 'value2: any or null']], ([a = null, b = null]) => isSame(a, b))],
]

function ofDay(apply: (date: DateTimeValue['date']) => Feel | undefined): BuiltIn {
  return builtInOf([['date: date|date and time']], ([value = null]) => {
    const day = dayOf(value)
    return day === undefined ? undefined : apply(day.date)
  })
}

function dayOf(value: Feel): DateTimeValue | undefined {
  if (isKind(value, 'date and time')) return value
  return isKind(value, 'date') ? { kind: 'date and time', date: value, nanos: 0, zone: undefined } : undefined
}

function dateOf(from: Feel): DateValue | undefined {
  if (typeof from === 'string') return readDate(from)
  const day = dayOf(from)?.date
  return day === undefined ? undefined : { kind: 'date', year: day.year, month: day.month, day: day.day }
}

function dateFrom(parts: readonly Decimal[]): DateValue | undefined {
  const [year, month, day] = parts.map((part) => (isInteger(part) ? truncated(part) : undefined))
  if (year === undefined || month === undefined || day === undefined) return undefined
  const date = calendarDate(year, month, day)
  return date === undefined ? undefined : { kind: 'date', ...date }
}

function joined(date: DateValue | DateTimeValue, { nanos, zone }: TimeValue): DateTimeValue {
  const { year, month, day } = date.kind === 'date' ? date : date.date
  return { kind: 'date and time', date: { year, month, day }, nanos, zone }
}

/** A date has the time of its midnight in UTC. */
function timeOf(from: Feel): TimeValue | undefined {
  if (typeof from === 'string') return readTime(from)
  if (isKind(from, 'time')) return from
  if (isKind(from, 'date')) return { kind: 'time', nanos: 0, zone: { kind: 'offset', seconds: 0 } }
  return isKind(from, 'date and time') ? { kind: 'time', nanos: from.nanos, zone: from.zone } : undefined
}

function timeFrom(values: readonly Feel[]): TimeValue | undefined {
  const [hour, minute, second, offset] = values as [
    Decimal,
    Decimal,
    Decimal,
    DaysDuration | null | undefined,
  ]
  const [hours, minutes] = [hour, minute].map((part) => (isInteger(part) ? truncated(part) : undefined))
  const whole = rounded(second, 0, 'floor')
  const fraction = whole === undefined ? undefined : add(second, negate(whole))
  const nanos = fraction === undefined ? undefined : multiply(fraction, integer(SECOND))
  if (
    hours === undefined ||
    minutes === undefined ||
    hours > 23 ||
    whole === undefined ||
    nanos === undefined
  )
    return undefined
  const inDay = timeOfDay(hours, minutes, truncated(whole) ?? -1, truncated(nanos) ?? 0)
  const zone = offset === null || offset === undefined ? undefined : zoneOf(offset)
  return inDay === undefined || zone === 'none' ? undefined : { kind: 'time', nanos: inDay, zone }
}

function zoneOf({ nanos }: DaysDuration): Zone | 'none' {
  const seconds = Number(nanos / BigInt(SECOND))
  return offsetZone(seconds === 0 ? 0 : seconds) ?? 'none'
}

/** DMN 1.5, table 77: the same element of one domain. Times that are one instant on two clocks are two elements. */
function isSame(a: Feel, b: Feel): boolean {
  if (kindOf(a) !== kindOf(b)) return false
  const [left, right] = [zoned(a), zoned(b)]
  if (left === undefined || right === undefined) return equal(a, b) === true
  const kinds = [left.zone, right.zone].map((zone) => zone?.kind)
  if (kinds.includes('region') && kinds.includes('offset'))
    throw new FeelRefused('whether a region and an offset are the same clock')
  return left.nanos === right.nanos && sameZone(left.zone, right.zone) && sameDate(a, b)
}

function zoned(value: Feel): TimeValue | DateTimeValue | undefined {
  return isKind(value, 'time') || isKind(value, 'date and time') ? value : undefined
}

function sameDate(a: Feel, b: Feel): boolean {
  if (!isKind(a, 'date and time') || !isKind(b, 'date and time')) return true
  return a.date.year === b.date.year && a.date.month === b.date.month && a.date.day === b.date.day
}

function sameZone(a: Zone | undefined, b: Zone | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  if (a.kind === 'offset') return b.kind === 'offset' && a.seconds === b.seconds
  return b.kind === 'region' && a.id === b.id
}
