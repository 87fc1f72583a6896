/** A region of the IANA time zone database, as this program has it. */
interface Region {
  readonly name: string
  /** Seconds that its clocks are ahead of UTC. Requires seconds since 1970 that a Date can hold. */
  readonly offsetAt: (seconds: number) => number
}

const MOST_KEPT = 600
const kept = new Map<string, Region | undefined>()

/**
 * The region of that very name; undefined: there is none. Intl takes more: names in any case, offsets, and ICU's own
 * names such as `PST`. What the machine itself is set to is never looked at. The name is hostile.
 */
export function regionNamed(name: string): Region | undefined {
  if (!mayBeName(name)) return undefined
  if (kept.has(name)) return kept.get(name)
  const region = readRegion(name)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(name, region)
  return region
}

const NAME = /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*)*$/
/** Those of three letters that the database has. */
const SHORT = new Set([
  'CET',
  'EET',
  'EST',
  'GMT',
  'HST',
  'MET',
  'MST',
  'PRC',
  'ROC',
  'ROK',
  'UCT',
  'UTC',
  'WET',
])

/** A link (`US/Pacific`) resolves to another name, which does not tell its case: none but one is in capitals. */
function mayBeName(name: string): boolean {
  if (name.length > 64 || !NAME.test(name) || name.startsWith('SystemV/')) return false
  if (name.length === 3) return SHORT.has(name)
  return !/[A-Z]{4}|^ETC/.test(name) || name === 'NZ-CHAT'
}

function readRegion(name: string): Region | undefined {
  const format = formatOf(name)
  const resolved = format?.resolvedOptions().timeZone
  if (format === undefined || resolved === undefined) return undefined
  if (resolved !== name && resolved.toLowerCase() === name.toLowerCase()) return undefined
  return { name, offsetAt: (seconds) => offsetShown(format, seconds) }
}

function formatOf(name: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  } catch {
    // It throws for a name that it does not know.
    return undefined
  }
}

/** `GMT`, `GMT-05:00` or, long ago, `GMT-04:56:02`. */
function offsetShown(format: Intl.DateTimeFormat, seconds: number): number {
  const parts = format.formatToParts(seconds * 1000)
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const match = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text)
  if (match === null) throw new RangeError(`no offset: ${text}`)
  const [, sign, hours = '0', minutes = '0', rest = '0'] = match
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)
  return sign === '-' ? -size : size
}
