import { type CelTime, floorSeconds, timestampValue } from './time-values.ts'

const SECOND = 1_000_000_000n

const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9})\d{0,30})?(?:Z|([+-])(\d{2}):(\d{2}))$/

/** A timestamp of RFC 3339, fractions cut to nanoseconds. Throws an Error for any other text. */
export function readTimestamp(text: string): CelTime {
  const parts = RFC3339.exec(text)
  if (parts === null) throw new Error('type conversion error: no timestamp of RFC 3339')
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const [zoneHour, zoneMinute] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)]
  const start = utc(year, month, day)
  if (start === undefined || hour > 23 || minute > 59 || second > 59 || zoneHour > 23 || zoneMinute > 59)
    throw new Error('type conversion error: no such time')
  const offset = (zoneHour * 60 + zoneMinute) * 60 * (parts[8] === '-' ? -1 : 1)
  const seconds = start + (hour * 60 + minute) * 60 + second - offset
  const nanos = BigInt((parts[7] ?? '').padEnd(9, '0'))
  return timestampValue(BigInt(seconds) * SECOND + nanos, offset === 0 ? 'utc' : 'offset')
}

/** Seconds of a day's start; undefined where there is no such day. */
function utc(year: number, month: number, day: number): number | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / 1000 : undefined
}

/** RFC 3339 in UTC, the fraction as short as it is exact. */
export function timestampText(nanos: bigint): string {
  const seconds = floorSeconds(nanos)
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, 19)
  const fraction = String(nanos - seconds * SECOND)
    .padStart(9, '0')
    .replace(/0{1,9}$/, '')
  return `${whole}${fraction === '' ? '' : `.${fraction}`}Z`
}

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['\u00b5s', 1_000n],
  ['\u03bcs', 1_000n],
  ['ms', 1_000_000n],
  ['s', SECOND],
  ['m', 60n * SECOND],
  ['h', 3_600n * SECOND],
])

/** Nanoseconds of a duration as `1h30m`, `-1.5s` or `0` (langdef, "Durations"). Throws an Error for any other text. */
export function readDuration(text: string): bigint {
  const { sign, rest } = /^(?<sign>[+-]?)(?<rest>.*)$/s.exec(text.slice(0, 200))?.groups ?? {}
  if (rest === undefined || rest === '' || text.length > 200) throw noDuration()
  if (rest === '0') return 0n
  const part = /(\d*)(?:\.(\d*))?(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/y
  let nanos = 0n
  while (part.lastIndex < rest.length) {
    const [, whole = '', fraction = '', unit = ''] = part.exec(rest) ?? []
    const factor = UNITS.get(unit)
    if (factor === undefined || (whole === '' && fraction === '')) throw noDuration()
    nanos += BigInt(whole === '' ? 0 : whole) * factor
    nanos += (BigInt(fraction === '' ? 0 : fraction) * factor) / 10n ** BigInt(fraction.length)
  }
  return sign === '-' ? -nanos : nanos
}

/**
 * Seconds, with as many decimals as are needed: `5400s`, `1.5s`. The seconds are a double, as in cel-go: beyond 17
 * digits they are rounded.
 */
export function durationText(nanos: bigint): string {
  const seconds = String(Number(nanos / SECOND) + Number(nanos % SECOND) / 1e9)
  if (!seconds.includes('e')) return `${seconds}s`
  const size = nanos < 0n ? -nanos : nanos
  const fraction = String(size % SECOND)
    .padStart(9, '0')
    .replace(/0{1,9}$/, '')
  return `${nanos < 0n ? '-' : ''}${size / SECOND}${fraction === '' ? '' : `.${fraction}`}s`
}

function noDuration(): Error {
  return new Error('type conversion error: no duration')
}
