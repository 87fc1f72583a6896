import { regionNamed } from '../regions.ts'
import { CannotEvaluate } from './outcome.ts'

/** A time as a calendar and a clock of some zone show it. `month` counts from 0, `weekday` from Sunday. */
export interface ZonedTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly dayOfYear: number
  readonly weekday: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/**
 * The time in a zone: `UTC`, an offset (`-08:00`) or an IANA name, whose rules are those that come with the program.
 * Requires seconds within the years 1 to 9999. Throws an Error for a zone that there is not.
 */
export function timeInZone(seconds: number, zone: string): ZonedTime {
  const shown = new Date((seconds + offsetOf(zone, seconds)) * 1000)
  const year = shown.getUTCFullYear()
  const newYear = new Date(0)
  newYear.setUTCFullYear(year, 0, 1)
  return {
    year,
    month: shown.getUTCMonth(),
    day: shown.getUTCDate(),
    dayOfYear: Math.floor((shown.getTime() - newYear.getTime()) / 86_400_000),
    weekday: shown.getUTCDay(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  }
}

/** Seconds that the zone is ahead of UTC at that time. */
function offsetOf(zone: string, seconds: number): number {
  if (zone === 'UTC' || zone === '') return 0
  if (zone === 'Local') throw new CannotEvaluate('the zone Local is that of the host')
  if (zone.includes(':')) return fixedOffset(zone)
  const region = regionNamed(zone)
  if (region === undefined) throw new Error(`unknown time zone ${zone.slice(0, 60)}`)
  return region.offsetAt(seconds)
}

function fixedOffset(zone: string): number {
  const [, sign, hours, minutes] = /^([+-]?)(\d{2}):([0-5]\d)$/.exec(zone) ?? []
  if (hours !== undefined) return (Number(hours) * 60 + Number(minutes)) * 60 * (sign === '-' ? -1 : 1)
  if (/^[+-]?\d+:\d+$/.test(zone)) throw new CannotEvaluate(`the offset ${zone}, which CEL does not define`)
  throw new Error(`unknown time zone ${zone.slice(0, 60)}`)
}
