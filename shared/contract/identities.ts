import { z } from 'zod'
import { COMPARISONS, Identity, IdentityKey } from '../model/identity.ts'
import { DigestText } from '../model/ids.ts'
import { DateOrTime } from '../model/time.ts'
import { call, job } from './define.ts'
import { HeldFile, Passphrase, Token } from './parts.ts'

const Name = Identity.shape.name
const Aliases = Identity.shape.aliases
/** A key id, or eight and more of its first hex digits. */
const KeyText = z.string().min(8).max(120)

/** A key in the trust store, and whether this desk holds its private half. */
export const KnownKey = IdentityKey.extend({ own: z.boolean() })
export type KnownKey = z.output<typeof KnownKey>

export const KnownIdentity = z.object({ name: Name, aliases: Aliases, keys: z.array(KnownKey) })
export type KnownIdentity = z.output<typeof KnownIdentity>

/** One change to the trust store. A revoked key changes no more. */
export const TrustChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('describe'), name: Name, newName: Name, aliases: Aliases }),
  z.strictObject({
    change: z.literal('compared'),
    key: KeyText,
    how: z.enum(COMPARISONS).exclude(['made-here']),
    note: z.string().max(2000).default(''),
  }),
  z.strictObject({
    change: z.literal('period'),
    key: KeyText,
    since: DateOrTime.nullable(),
    until: DateOrTime.nullable(),
  }),
  z.strictObject({ change: z.literal('revoke'), key: KeyText, why: z.string().min(1).max(2000) }),
  z.strictObject({ change: z.literal('forget'), key: KeyText }),
])
export type TrustChange = z.output<typeof TrustChange>

const Identities = z.object({ identities: z.array(KnownIdentity).max(2000) })

export const IDENTITIES = {
  /** Everybody this desk knows, by name. Throws TRUST_DAMAGED. */
  'identities.list': call(z.strictObject({}), Identities),
  /** Throws IDENTITY_REFUSED. */
  'identities.change': call(TrustChange, Identities),
  /** The fingerprint of a known key or of a key file, to compare by eye or by voice, and as a card to print. */
  'identity.card': call(
    z.union([z.strictObject({ key: KeyText }), z.strictObject({ file: Token })]),
    z.object({
      keyid: DigestText,
      name: Name.nullable(),
      groups: z.array(z.string()).length(16),
      words: z.array(z.string()).length(16),
      card: z.string(),
    }),
  ),
  /** The private key that this desk holds, as a file to sign with. Throws IDENTITY_REFUSED where it holds none. */
  'identity.signingKey': call(z.strictObject({ key: KeyText }), z.object({ file: HeldFile })),
  /**
   * Opens a private key, to see that the passphrase is right before it is kept. Throws PASSPHRASE_WRONG and KEY_INVALID.
   */
  'identity.open': job(
    z.strictObject({ key: Token, passphrase: Passphrase }),
    z.object({ keyid: DigestText }),
  ),
  /** Makes a key for somebody who sits at this desk, and trusts it. */
  'identity.create': job(
    z.strictObject({
      name: Name,
      aliases: Aliases.default([]),
      passphrase: Passphrase,
      until: DateOrTime.nullable().default(null),
    }),
    z.object({ keyid: DigestText }),
  ),
  /**
   * Takes in a public key, which is no trust before its fingerprint was compared; or, with a passphrase, a private
   * key, which this desk keeps encrypted.
   */
  'identity.import': job(
    z.strictObject({
      file: Token,
      name: Name,
      aliases: Aliases.default([]),
      since: DateOrTime.nullable().default(null),
      until: DateOrTime.nullable().default(null),
      passphrase: Passphrase.optional(),
    }),
    z.object({ keyid: DigestText, own: z.boolean() }),
  ),
} as const
