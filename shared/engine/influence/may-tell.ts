import type { UnapprovedNames } from './unapproved-names.ts'

const NAME = /"name"\s*:\s*"((?:[^"\\]|\\.)*)"/g
/** What a key may hold to be found as it is written. */
const PLAIN = /^[ !#-[\]-~]+$/
/** More last parts of names than this are not sought one by one. */
const MOST_SOUGHT = 200

/**
 * Whether a line of `docket-evidence/1` may tell a value of an unapproved input: a look at its text, which costs a
 * fraction of reading it. The text has a character a byte. It may say yes for a line that tells none, never no for one
 * that does: a name with escapes, or beyond ASCII, is none that is approved, and a key that may be written so is a yes.
 */
export function lineFilter({ ofReading, ofRequests }: UnapprovedNames): (text: string) => boolean {
  const sought = soughtKeys(ofRequests)
  return (text) => {
    if (text.includes('\\u')) return true
    if (text.includes('"attributes"'))
      for (const [, name] of text.matchAll(NAME)) if (ofReading(name ?? '')) return true
    return text.includes('"request"') && (sought === 'any' || sought.some((key) => text.includes(key)))
  }
}

/** The last keys of the names, which a request must hold as keys to hold a value of one. */
function soughtKeys(names: UnapprovedNames['ofRequests']): readonly string[] | 'any' {
  if (names === 'all') return 'any'
  const keys = new Set([...names].map((name) => name.slice(name.lastIndexOf('.') + 1)))
  return keys.size > MOST_SOUGHT || [...keys].some((key) => !PLAIN.test(key)) ? 'any' : [...keys]
}
