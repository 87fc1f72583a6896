import { assertNever } from '../../../model/assert-never.ts'
import type { CalendarDate } from './calendar.ts'
import { decimalText, magnitude } from './decimal.ts'
import { FeelRefused } from './refused.ts'
import type { ContextValue, DaysDuration, Feel, MonthsDuration, Zone } from './value.ts'
import { isList } from './value.ts'

const NANOS = 1_000_000_000

/**
 * What `string()` gives (DMN 1.5, 10.3.4.1): a string as it is, other values as they are written. Ranges and
 * functions are refused: implementations write them in ways of their own.
 */
export function valueText(value: Feel): string {
  return typeof value === 'string' ? value : writtenText(value)
}

function writtenText(value: Feel): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (isList(value)) return `[${value.map(writtenText).join(', ')}]`
  switch (value.kind) {
    case 'number':
      return decimalText(value)
    case 'date':
      return dateText(value)
    case 'time':
      return `${timeText(value.nanos)}${zoneText(value.zone)}`
    case 'date and time':
      return `${dateText(value.date)}T${timeText(value.nanos)}${zoneText(value.zone)}`
    case 'days and time duration':
      return daysText(value)
    case 'years and months duration':
      return monthsText(value)
    case 'context':
      return contextText(value)
    case 'range':
    case 'function':
      throw new FeelRefused(`a ${value.kind} as a string`)
    default:
      return assertNever(value)
  }
}

function contextText({ entries }: ContextValue): string {
  const written = [...entries].map(
    ([key, value]) => `${/^\w+$/.test(key) ? key : quoted(key)}: ${writtenText(value)}`,
  )
  return `{${written.join(', ')}}`
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, (character) => `\\${character}`)}"`
}

function dateText({ year, month, day }: CalendarDate): string {
  const sign = year < 0 ? '-' : ''
  return `${sign}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`
}

function timeText(nanos: number): string {
  const seconds = Math.floor(nanos / NANOS)
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${two(hour)}:${two(minute)}:${two(second)}${fractionText(nanos % NANOS)}`
}

function zoneText(zone: Zone | undefined): string {
  if (zone === undefined) return ''
  if (zone.kind === 'region') return `@${zone.id}`
  if (zone.seconds === 0) return 'Z'
  const ahead = Math.abs(zone.seconds)
  const [hour, minute, second] = [Math.floor(ahead / 3600), Math.floor(ahead / 60) % 60, ahead % 60]
  return `${zone.seconds < 0 ? '-' : '+'}${two(hour)}:${two(minute)}${second === 0 ? '' : `:${two(second)}`}`
}

function daysText({ nanos }: DaysDuration): string {
  const all = magnitude(nanos)
  const seconds = all / BigInt(NANOS)
  const [day, hour, minute, second] = [
    seconds / 86_400n,
    (seconds / 3600n) % 24n,
    (seconds / 60n) % 60n,
    seconds % 60n,
  ]
  const fraction = fractionText(Number(all % BigInt(NANOS)))
  const time = `${unit(hour, 'H')}${unit(minute, 'M')}${second === 0n && fraction === '' ? '' : `${second}${fraction}S`}`
  if (all === 0n) return 'PT0S'
  return `${nanos < 0n ? '-' : ''}P${unit(day, 'D')}${time === '' ? '' : `T${time}`}`
}

function monthsText({ months }: MonthsDuration): string {
  const all = magnitude(months)
  if (all === 0n) return 'P0M'
  return `${months < 0n ? '-' : ''}P${unit(all / 12n, 'Y')}${unit(all % 12n, 'M')}`
}

function unit(count: bigint, letter: string): string {
  return count === 0n ? '' : `${count}${letter}`
}

function fractionText(nanos: number): string {
  return nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
