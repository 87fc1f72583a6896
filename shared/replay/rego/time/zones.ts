import { regionNamed } from '../../regions.ts'
import { NotExact } from '../values/not-exact.ts'

/** A zone of the tz database, or UTC. */
export interface Zone {
  readonly name: string
  /** Seconds east of Greenwich at a time in seconds since 1970. Throws NotExact where builds of the database differ. */
  readonly offsetAt: (seconds: number) => number
}

export const UTC: Zone = { name: 'UTC', offsetAt: () => 0 }

/** Names that the tz database of some systems has and others have not, or that have changed their meaning. */
const SYSTEM_NAMES = /^(?:Local|localtime|posixrules|Factory|posix\/.*|right\/.*|[WCME]ET)$/

/** Their clocks go by the moon, of which Intl knows less than the tz database. */
const MOON = new Set(['Africa/Casablanca', 'Africa/El_Aaiun'])

/** 1980: before it builds of the tz database differ in whose clock a zone shows. */
const EARLIEST = 315_532_800

/** Undefined: there is no such zone. Throws NotExact for one that differs from system to system. */
export function zoneNamed(name: string): Zone | undefined {
  if (name === '' || name === 'UTC') return UTC
  if (SYSTEM_NAMES.test(name))
    throw new NotExact(`the time zone ${name}, which differs from system to system`)
  if (MOON.has(name)) throw new NotExact(`the time zone ${name}`)
  const region = regionNamed(name)
  if (region === undefined) return undefined
  const offsetAt = (seconds: number): number => {
    if (seconds < EARLIEST) throw new NotExact('a time before 1980 in a time zone other than UTC')
    return region.offsetAt(seconds)
  }
  return { name, offsetAt }
}
