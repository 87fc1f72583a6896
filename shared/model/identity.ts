import { z } from 'zod'
import { DigestText } from './ids.ts'
import { DateOrTime, Time } from './time.ts'

/*
 * Who people are to this desk, and which keys speak for them. It is kept by the desk, outside any case and any
 * packet: what comes with a packet is a claim, and a claim is no trust.
 */

const PersonName = z.string().min(1).max(200)
const Note = z.string().max(2000)

/** How it was made sure that a key is whose it is said to be. `made-here`: this desk made it, and holds it. */
export const COMPARISONS = ['made-here', 'in-person', 'voice', 'paper'] as const

/** A key that speaks for somebody, for how long, and why it is believed to. */
export const IdentityKey = z.strictObject({
  /** The fingerprint: digest of the public key's SPKI DER (formats.md 5). */
  keyid: DigestText,
  /** SPKI in PEM. */
  publicKey: z.string().max(1000),
  /** What was signed before this does not count; a date is its first instant (UTC). Null: no beginning is known. */
  since: DateOrTime.nullable(),
  /** What was signed from here on does not count; a date is the end of its day (UTC). Null: no end is known. */
  until: DateOrTime.nullable(),
  /**
   * Somebody else may have the key: nothing that it signed counts, whenever it says that it was signed, since that
   * is the word of whoever holds the key. Somebody who only left has an `until`.
   */
  revoked: z.strictObject({ at: Time, by: PersonName, why: Note.min(1) }).nullable(),
  /** Null: nobody compared the fingerprint with its owner, so the key is no trust yet. */
  compared: z.strictObject({ how: z.enum(COMPARISONS), at: Time, by: PersonName, note: Note }).nullable(),
})
export type IdentityKey = z.output<typeof IdentityKey>

/** A person, the ids by which this person stands in evidence, and the person's keys. */
export const Identity = z.strictObject({
  name: PersonName,
  /** As actor, subject, approver, owner; compared as texts, letter for letter. */
  aliases: z.array(z.string().min(1).max(1000)).max(100),
  keys: z.array(IdentityKey).max(50),
})
export type Identity = z.output<typeof Identity>

const TRUST_FORMAT = 'docket-trust/1'

/** The trust store of a desk: one canonical JSON file. A name and a key stand in it once. */
export const TrustStore = z
  .strictObject({ format: z.literal(TRUST_FORMAT), identities: z.array(Identity).max(2000) })
  .refine(({ identities }) => areDistinct(identities.map(({ name }) => name)), 'a name stands twice')
  .refine(
    ({ identities }) => areDistinct(identities.flatMap(({ keys }) => keys.map(({ keyid }) => keyid))),
    'a key stands twice',
  )
export type TrustStore = z.output<typeof TrustStore>

export const EMPTY_TRUST: TrustStore = { format: TRUST_FORMAT, identities: [] }

function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length
}
