import type { KnownIdentity, KnownKey } from '../../../shared/contract/identities.ts'

/** A key with whose it is: a row of the table. */
export interface KeyOf {
  readonly identity: KnownIdentity
  readonly key: KnownKey
}

/** Whether what a key signs now counts, and if not, why. */
export type Standing = 'trusted' | 'not compared' | 'not yet' | 'ended' | 'revoked'

/** How a key stands at a time, in ms since 1970. */
export function standingOf({ revoked, compared, since, until }: KnownKey, now: number): Standing {
  if (revoked !== null) return 'revoked'
  if (until !== null && endOf(until) <= now) return 'ended'
  if (compared === null) return 'not compared'
  return since !== null && Date.parse(since) > now ? 'not yet' : 'trusted'
}

/** The same, and what follows from it. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  trusted: 'Trusted. What it signs counts.',
  'not compared': 'Not compared. It is no trust yet: nobody compared its fingerprint with its owner.',
  'not yet': 'Not yet. What it signs does not count yet.',
  ended: 'Ended. What it signed before its end counts, and nothing after it.',
  revoked: 'Revoked. Nothing that it signed counts, whenever that was.',
}

export const COMPARED_WORDS: Readonly<Record<NonNullable<KnownKey['compared']>['how'], string>> = {
  'made-here': 'made at this desk',
  'in-person': 'in person',
  voice: 'by voice',
  paper: 'on paper',
}

/** All keys, by name as they come; every name has one at least. */
export function keysOf(identities: readonly KnownIdentity[]): readonly KeyOf[] {
  return identities.flatMap((identity) => identity.keys.map((key) => ({ identity, key })))
}

/** Those whose name, alias or fingerprint holds a text. */
export function matching(keys: readonly KeyOf[], text: string): readonly KeyOf[] {
  const sought = text.trim().toLowerCase()
  return keys.filter(({ identity: { name, aliases }, key }) =>
    [name, ...aliases, key.keyid].some((each) => each.toLowerCase().includes(sought)),
  )
}

/** `3 people, 4 keys, 1 not compared`. */
export function aboutKeys(identities: readonly KnownIdentity[], now: number): string {
  const keys = keysOf(identities)
  const open = keys.filter(({ key }) => standingOf(key, now) === 'not compared').length
  const people = identities.length === 1 ? '1 person' : `${identities.length} people`
  return `${people}, ${keys.length === 1 ? '1 key' : `${keys.length} keys`}${open === 0 ? '' : `, ${open} not compared`}`
}

/** Ids as they are typed, one a line. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What is wrong with a date that may be left out; undefined: nothing. */
export function dateProblem(text: string): string | undefined {
  const given = text.trim()
  if (given === '') return undefined
  return /^\d{4}-\d\d-\d\d/.test(given) && !Number.isNaN(Date.parse(given))
    ? undefined
    : 'Give it as 2026-12-31, or leave it out.'
}

/** A date is the end of its day (UTC). */
function endOf(until: string): number {
  return Date.parse(until) + (until.length === 10 ? 86_400_000 : 0)
}
