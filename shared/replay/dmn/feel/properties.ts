import { type CalendarDate, weekday } from './calendar.ts'
import { decimal, integer } from './decimal.ts'
import { lookedUp } from './names.ts'
import { FeelRefused } from './refused.ts'
import {
  type DaysDuration,
  days,
  type Feel,
  isList,
  type MonthsDuration,
  type RangeValue,
  type Zone,
} from './value.ts'
import { offsetAt } from './zone.ts'

const SECOND = 1_000_000_000

/**
 * `value.name` (DMN 1.5, table 62 and 65): an entry of a context, of each context of a list, a part of a date, a time,
 * a duration or a range. Undefined where there is no such part; null where it is not set.
 */
export function property(value: Feel, name: string): Feel | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return undefined
  if (isList(value)) return value.map((item) => property(item, name) ?? null)
  switch (value.kind) {
    case 'number':
    case 'function':
      return undefined
    case 'context':
      return lookedUp(value.entries, name)
    case 'date':
      return ofDate(value, name)
    case 'time':
      return ofTime(value.nanos, value.zone, name)
    case 'date and time':
      return ofDate(value.date, name) ?? ofTime(value.nanos, value.zone, name, value.date)
    case 'days and time duration':
      return ofDays(value, name)
    case 'years and months duration':
      return ofMonths(value, name)
    case 'range':
      return ofRange(value, name)
  }
}

function ofDate(date: CalendarDate, name: string): Feel | undefined {
  if (name === 'year') return integer(date.year)
  if (name === 'month') return integer(date.month)
  if (name === 'day') return integer(date.day)
  return name === 'weekday' ? integer(weekday(date)) : undefined
}

function ofTime(nanos: number, zone: Zone | undefined, name: string, date?: CalendarDate): Feel | undefined {
  const seconds = Math.floor(nanos / SECOND)
  if (name === 'hour') return integer(Math.floor(seconds / 3600))
  if (name === 'minute') return integer(Math.floor(seconds / 60) % 60)
  if (name === 'second') return integer(seconds % 60)
  if (name === 'timezone') return zone?.kind === 'region' ? zone.id : null
  if (name !== 'time offset') return undefined
  if (zone === undefined) return null
  return days(BigInt(offsetOf(zone, nanos, date)) * BigInt(SECOND))
}

function offsetOf(zone: Zone, nanos: number, date: CalendarDate | undefined): number {
  if (zone.kind === 'offset') return zone.seconds
  if (date === undefined) throw new FeelRefused(`the offset of ${zone.id} without a day`)
  return offsetAt(zone, date, nanos)
}

function ofDays({ nanos }: DaysDuration, name: string): Feel | undefined {
  const seconds = nanos / BigInt(SECOND)
  if (name === 'days') return decimal(seconds / 86_400n, 0)
  if (name === 'hours') return decimal((seconds / 3600n) % 24n, 0)
  if (name === 'minutes') return decimal((seconds / 60n) % 60n, 0)
  return name === 'seconds' ? decimal(seconds % 60n, 0) : undefined
}

function ofMonths({ months }: MonthsDuration, name: string): Feel | undefined {
  if (name === 'years') return decimal(months / 12n, 0)
  return name === 'months' ? decimal(months % 12n, 0) : undefined
}

function ofRange(range: RangeValue, name: string): Feel | undefined {
  if (range.written === '!=') return undefined
  if (name === 'start') return range.start
  if (name === 'end') return range.end
  if (name === 'start included') return range.startIncluded
  return name === 'end included' ? range.endIncluded : undefined
}
