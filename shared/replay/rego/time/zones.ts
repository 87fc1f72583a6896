import { NotExact } from '../values/not-exact.ts'

/** A zone of the tz database, or UTC. */
export interface Zone {
  readonly name: string
  /** Seconds east of Greenwich at a time in seconds since 1970. */
  offsetAt(seconds: number): number
}

export const UTC: Zone = { name: 'UTC', offsetAt: () => 0 }

/** Names that the tz database of some systems has and others have not, or that have changed their meaning. */
const SYSTEM_NAMES = /^(?:Local|localtime|posixrules|Factory|posix\/.*|right\/.*|[WCME]ET)$/

/** Their clocks go by the moon, of which Intl knows less than the tz database. */
const MOON = new Set(['Africa/Casablanca', 'Africa/El_Aaiun'])

/** 1980: before it builds of the tz database differ in whose clock a zone shows. */
const EARLIEST = 315_532_800

const MOST_KEPT = 100
const kept = new Map<string, Zone | undefined>()

/** Undefined: there is no such zone. What the machine itself is set to is never looked at. */
export function zoneNamed(name: string): Zone | undefined {
  if (name === '' || name === 'UTC') return UTC
  if (SYSTEM_NAMES.test(name))
    throw new NotExact(`the time zone ${name}, which differs from system to system`)
  if (MOON.has(name)) throw new NotExact(`the time zone ${name}`)
  if (kept.has(name)) return kept.get(name)
  const zone = readZone(name)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(name, zone)
  return zone
}

/** Intl takes names in any case, and offsets too; the tz database does not. */
function readZone(name: string): Zone | undefined {
  if (!/^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/.test(name)) return undefined
  const format = formatOf(name)
  const resolved = format?.resolvedOptions().timeZone
  if (format === undefined || resolved === undefined) return undefined
  if (resolved !== name && resolved.toLowerCase() === name.toLowerCase()) return undefined
  return { name, offsetAt: (seconds) => readOffset(format, seconds) }
}

function formatOf(name: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  } catch {
    return undefined
  }
}

/** `GMT`, `GMT-05:00` or, long ago, `GMT-04:56:02`. */
function readOffset(format: Intl.DateTimeFormat, seconds: number): number {
  if (seconds < EARLIEST) throw new NotExact('a time before 1980 in a time zone other than UTC')
  const parts = format.formatToParts(seconds * 1000)
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const match = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text)
  if (match === null) throw new RangeError(`no offset: ${text}`)
  const [, sign, hours = '0', minutes = '0', rest = '0'] = match
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)
  return sign === '-' ? -size : size
}
