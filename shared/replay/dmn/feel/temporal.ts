import { type CalendarDate, dateOfEpochDay, epochDay, plusMonths } from './calendar.ts'
import { FeelRefused } from './refused.ts'
import { NANOS_OF_DAY } from './temporal-text.ts'
import type { DateTimeValue, DateValue, TimeValue, Zone } from './value.ts'
import { offsetAt, offsetAtInstant } from './zone.ts'

const DAY = BigInt(NANOS_OF_DAY)
const NANOS = 1_000_000_000n
const UTC: Zone = { kind: 'offset', seconds: 0 }

/** A date where a date and time is wanted: midnight of UTC (DMN 1.5, 10.3.2.9.4). */
export function atMidnight({ year, month, day }: CalendarDate): DateTimeValue {
  return { kind: 'date and time', date: { year, month, day }, nanos: 0, zone: UTC }
}

/** Nanoseconds since 1970 on the clock that the value itself shows. */
function localNanos({ date, nanos }: DateTimeValue): bigint {
  return BigInt(epochDay(date)) * DAY + BigInt(nanos)
}

/** Nanoseconds since 1970 in UTC; of a local date and time, on its own clock. */
export function epochNanos(value: DateTimeValue): bigint {
  const offset = value.zone === undefined ? 0 : offsetAt(value.zone, value.date, value.nanos)
  return localNanos(value) - BigInt(offset) * NANOS
}

/** Nanoseconds from midnight of UTC. A region has no offset without a date, so two of one region only compare. */
export function timeNanos({ nanos, zone }: TimeValue): bigint {
  return BigInt(nanos) - (zone?.kind === 'offset' ? BigInt(zone.seconds) * NANOS : 0n)
}

/** Whether two times stand on one clock. Refused where that depends on a day that a time does not have. */
export function haveOneClock(a: Zone | undefined, b: Zone | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  const regions = [a, b].flatMap((zone) => (zone.kind === 'region' ? [zone.id] : []))
  if (regions.length > 0 && !(regions.length === 2 && regions[0] === regions[1]))
    throw new FeelRefused(`times compared in ${regions.join(' and ')}: without a day a region has no offset`)
  return true
}

/** Counted on the clock of its offset; in a region by instants. Undefined beyond the years that FEEL has. */
export function dateTimePlusNanos(value: DateTimeValue, added: bigint): DateTimeValue | undefined {
  if (value.zone?.kind !== 'region') return fromLocal(localNanos(value) + added, value.zone)
  const instant = epochNanos(value) + added
  const offset = offsetAtInstant(value.zone.id, Number(floorDivide(instant, NANOS)))
  return fromLocal(instant + BigInt(offset) * NANOS, value.zone)
}

/** Undefined beyond the years that FEEL has. */
export function dateTimePlusMonths(value: DateTimeValue, added: bigint): DateTimeValue | undefined {
  const date = datePlusMonths(value.date, added)
  return date === undefined ? undefined : { ...value, date }
}

/** The last day of the month where it has no such day. Undefined beyond the years that FEEL has. */
export function datePlusMonths(date: CalendarDate, added: bigint): CalendarDate | undefined {
  return added > 100_000_000_000n || added < -100_000_000_000n ? undefined : plusMonths(date, Number(added))
}

/** A date and a duration: counted from its midnight, and cut to the day that is reached. */
export function datePlusNanos(date: DateValue, added: bigint): DateValue | undefined {
  const reached = fromLocal(BigInt(epochDay(date)) * DAY + added, undefined)
  return reached === undefined ? undefined : { kind: 'date', ...reached.date }
}

/** Round the clock. */
export function timePlusNanos(value: TimeValue, added: bigint): TimeValue {
  const reached = BigInt(value.nanos) + added
  return { ...value, nanos: Number(reached - floorDivide(reached, DAY) * DAY) }
}

function fromLocal(nanos: bigint, zone: Zone | undefined): DateTimeValue | undefined {
  const day = floorDivide(nanos, DAY)
  if (day > 400_000_000_000n || day < -400_000_000_000n) return undefined
  const date = dateOfEpochDay(Number(day))
  return date === undefined
    ? undefined
    : { kind: 'date and time', date, nanos: Number(nanos - day * DAY), zone }
}

/** Months between two days, whole ones, toward zero. */
export function monthsBetween(from: DateTimeValue, to: DateTimeValue): bigint {
  const count = (to.date.year - from.date.year) * 12 + to.date.month - from.date.month
  const rest = to.date.day - from.date.day
  if (rest === 0 && count !== 0 && Math.sign(to.nanos - from.nanos) === -Math.sign(count))
    throw new FeelRefused('months between two times of which the last begins on the day, but not at the hour')
  if (count > 0 && rest < 0) return BigInt(count - 1)
  return BigInt(count < 0 && rest > 0 ? count + 1 : count)
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b < 0n ? quotient - 1n : quotient
}
