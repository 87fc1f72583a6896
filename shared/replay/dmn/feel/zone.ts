import { type CalendarDate, epochDay } from './calendar.ts'
import { FeelRefused } from './refused.ts'
import type { Zone } from './value.ts'

const formats = new Map<string, Intl.DateTimeFormat | undefined>()
const MOST_FORMATS = 600
/** Before it regions kept one local mean time each; after it the database has rules that repeat. */
const FIRST_YEAR = 1000
const LAST_YEAR = 9999

/** Whether the IANA database, as this program has it, knows a region by that very name. */
export function isRegion(id: string): boolean {
  const named = id.length <= 64 && /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/.test(id)
  const resolved = named ? formatOf(id)?.resolvedOptions().timeZone : undefined
  // Names differ by case elsewhere, not here; a link resolves to another name.
  return resolved === id || (resolved !== undefined && resolved.toLowerCase() !== id.toLowerCase())
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
  const format = formatOf(id)
  if (format === undefined) throw new FeelRefused(`the time zone ${id} is not known`)
  const first = epochDay({ year: FIRST_YEAR, month: 1, day: 1 }) * 86_400
  const last = epochDay({ year: LAST_YEAR, month: 1, day: 1 }) * 86_400
  if (instant > last) throw new FeelRefused(`offsets of ${id} beyond the year ${LAST_YEAR}`)
  const asked = Math.max(first, instant)
  const parts = new Map(format.formatToParts(asked * 1000).map(({ type, value }) => [type, Number(value)]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  const day = epochDay({ year: part('year'), month: part('month'), day: part('day') })
  return day * 86_400 + part('hour') * 3600 + part('minute') * 60 + part('second') - asked
}

/** The zone is always given, so that none of the machine's own settings is read. */
function formatOf(id: string): Intl.DateTimeFormat | undefined {
  if (formats.has(id)) return formats.get(id)
  if (formats.size >= MOST_FORMATS) formats.clear()
  const format = madeFor(id)
  formats.set(id, format)
  return format
}

function madeFor(id: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: id,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
}
