import { regionNamed } from '../../regions.ts'
import { type CalendarDate, epochDay } from './calendar.ts'
import { FeelRefused } from './refused.ts'
import type { Zone } from './value.ts'

/** Before it regions kept one local mean time each; after it the database has rules that repeat. */
const FIRST_YEAR = 1000
const LAST_YEAR = 9999
const FIRST = startOf(FIRST_YEAR)
const LAST = startOf(LAST_YEAR)

/** In seconds since 1970. */
function startOf(year: number): number {
  return epochDay({ year, month: 1, day: 1 }) * 86_400
}

/** Whether the IANA database, as this program has it, knows a region by that very name. */
export function isRegion(id: string): boolean {
  return regionNamed(id) !== undefined
}

/**
 * Seconds that a zone is ahead of UTC at a local time. Of a local time that comes twice the first counts, one that
 * is passed over is taken by the offset before the gap.
 */
export function offsetAt(zone: Zone, date: CalendarDate, nanosOfDay: number): number {
  if (zone.kind === 'offset') return zone.seconds
  const local = epochDay(date) * 86_400 + Math.floor(nanosOfDay / 1e9)
  const before = offsetAtInstant(zone.id, local - 86_400)
  const after = offsetAtInstant(zone.id, local + 86_400)
  if (before === after) return before
  return offsetAtInstant(zone.id, local - before) === before
    ? before
    : afterChange(zone.id, local, before, after)
}

function afterChange(id: string, local: number, before: number, after: number): number {
  return offsetAtInstant(id, local - after) === after ? after : before
}

/** Seconds that a region is ahead of UTC at an instant, in seconds since 1970. */
export function offsetAtInstant(id: string, instant: number): number {
  const region = regionNamed(id)
  if (region === undefined) throw new FeelRefused(`the time zone ${id} is not known`)
  if (instant > LAST) throw new FeelRefused(`offsets of ${id} beyond the year ${LAST_YEAR}`)
  return region.offsetAt(Math.max(FIRST, instant))
}
