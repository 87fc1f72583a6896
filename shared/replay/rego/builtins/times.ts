import { wholeOf } from '../values/arithmetic.ts'
import { NotExact } from '../values/not-exact.ts'
import { numberOfInteger } from '../values/number.ts'
import type { Value } from '../values/value.ts'
import { isArray, isNumber } from '../values/value.ts'
import { civilOfSeconds, secondsOfCivil, weekdayOf } from '../time/civil.ts'
import type { ZonedTime } from '../time/format-time.ts'
import { formatTime } from '../time/format-time.ts'
import { RFC3339, RFC3339_NANO } from '../time/layout.ts'
import { WEEKDAYS } from '../../calendar-names.ts'
import { parseDuration } from '../time/parse-duration.ts'
import { parseTime } from '../time/parse-time.ts'
import { timeBetween } from '../time/time-between.ts'
import type { Zone } from '../time/zones.ts'
import { UTC, zoneNamed } from '../time/zones.ts'
import type { ArgumentType, Builtin } from './builtin.ts'
import { ARRAY, NUMBER, STRING, builtin, failed, wrongOperand } from './builtin.ts'
import { integerOperand, numberOperand, operand, textOperand } from './operands.ts'

/** Nanoseconds since 1970, or an array of them, a zone, and a layout. */
const TIME: ArgumentType = ['number', 'array']

/** `time.now_ns` is recorded: see recorded.ts. The zone of the machine is never looked at. */
export const TIMES: readonly Builtin[] = [
  builtin('time.parse_ns', [STRING, STRING], NUMBER, (args) =>
    parsed(textOperand(args, 0), textOperand(args, 1)),
  ),
  builtin('time.parse_rfc3339_ns', [STRING], NUMBER, (args) => parsed(RFC3339, textOperand(args, 0))),
  builtin('time.parse_duration_ns', [STRING], NUMBER, (args) => {
    const text = textOperand(args, 0)
    return numberOfInteger(parseDuration(text) ?? failed(`time: invalid duration ${JSON.stringify(text)}`))
  }),
  builtin('time.format', [TIME], STRING, (args) => {
    const time = timeOperand(args, 0)
    return formatTime(zoned(time), time.layout === '' ? RFC3339_NANO : time.layout)
  }),
  builtin('time.date', [TIME], ARRAY, (args) => {
    const { year, month, day } = zoned(timeOperand(args, 0)).civil
    return [year, month, day].map(numberOfInteger)
  }),
  builtin('time.clock', [TIME], ARRAY, (args) => {
    const { hour, minute, second } = zoned(timeOperand(args, 0)).civil
    return [hour, minute, second].map(numberOfInteger)
  }),
  builtin('time.weekday', [TIME], STRING, (args) => WEEKDAYS[weekdayOf(zoned(timeOperand(args, 0)).civil)]),
  builtin('time.add_date', [TIME, NUMBER, NUMBER, NUMBER], NUMBER, addDate),
  builtin('time.diff', [TIME, TIME], ARRAY, (args) => {
    const [a, b] = [timeOperand(args, 0), timeOperand(args, 1)]
    const [earlier, later] = a.nanoseconds <= b.nanoseconds ? [a, b] : [b, a]
    const both = [earlier, later].map(({ nanoseconds }) => zoned({ ...a, nanoseconds }).civil)
    return timeBetween(both).map(numberOfInteger)
  }),
]

interface Time {
  readonly nanoseconds: bigint
  readonly zone: Zone
  readonly layout: string
}

function parsed(layout: string, text: string): Value {
  const instant = parseTime(layout, text)
  if (instant === undefined)
    return failed(`parsing time ${JSON.stringify(text)} as ${JSON.stringify(layout)}`)
  return nanosecondsOf(instant.seconds, instant.nanosecond)
}

function nanosecondsOf(seconds: number, nanosecond: number): Value {
  const nanoseconds = BigInt(seconds) * 1_000_000_000n + BigInt(nanosecond)
  if (BigInt.asIntN(64, nanoseconds) !== nanoseconds) return failed('time outside of valid range')
  return numberOfInteger(nanoseconds)
}

function timeOperand(args: readonly Value[], at: number): Time {
  const value = operand(args, at)
  if (isNumber(value)) return { nanoseconds: timestampOf(args, at), zone: UTC, layout: '' }
  if (!isArray(value) || value.length === 0)
    return wrongOperand('operand 1 must be either number (ns) or [number (ns), string (tz)]')
  const nanoseconds = timestampOf(value, 0)
  const name = value.length > 1 ? textOperand(value, 1) : ''
  const layout = value.length > 2 ? textOperand(value, 2) : ''
  return { nanoseconds, zone: zoneNamed(name) ?? failed(`unknown time zone ${name}`), layout }
}

/** An integer of 64 bits, however it is written. */
function timestampOf(args: readonly Value[], at: number): bigint {
  const whole = wholeOf(numberOperand(args, at))
  if (whole === undefined || BigInt.asIntN(64, whole) !== whole) return failed('timestamp too big')
  return whole
}

function zoned({ nanoseconds, zone }: Time): ZonedTime {
  const nanosecond = Number(((nanoseconds % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n)
  const seconds = Number((nanoseconds - BigInt(nanosecond)) / 1_000_000_000n)
  const offset = zone.offsetAt(seconds)
  return { civil: civilOfSeconds(seconds + offset, nanosecond), offset, zone: zone.name }
}

/** Beyond it Go's calculation overflows. */
const MOST_ADDED = 1_000_000

/** On the calendar and clock of the zone. */
function addDate(args: readonly Value[]): Value {
  const time = timeOperand(args, 0)
  const [years, months, days] = [integerOperand(args, 1), integerOperand(args, 2), integerOperand(args, 3)]
  if ([years, months, days].some((added) => Math.abs(added) > MOST_ADDED))
    throw new NotExact(`more than ${MOST_ADDED} years, months or days`)
  const { civil } = zoned(time)
  const moved = { ...civil, year: civil.year + years, month: civil.month + months, day: civil.day + days }
  return nanosecondsOf(inZone(secondsOfCivil(moved), time.zone), civil.nanosecond)
}

/** A time that a clock never shows is read with the offset from before it was put forward. */
function inZone(seconds: number, zone: Zone): number {
  const guessed = zone.offsetAt(seconds)
  return guessed === 0 ? seconds : seconds - zone.offsetAt(seconds - guessed)
}
