import { z } from 'zod'
import { VERDICTS } from '../model/decision.ts'
import { DecisionFilter } from '../model/decision-list.ts'
import { DigestText } from '../model/ids.ts'
import { call, job } from './define.ts'
import { Count, Cursor, HeldFile, PageSize, Passphrase, SigningKey, Token, Where, pageOf } from './parts.ts'
import { PacketSummary, VerificationPayload } from './shapes.ts'

export type { VerificationPayload, VerificationStep } from './shapes.ts'

/**
 * What is not to go into a packet: `field` is a dotted path of a record's fields or its end, an attribute's value is
 * named by the attribute; `*` stands for any text, in `value` too, which holds it to some values.
 */
const Redact = z.strictObject({
  field: z.string().min(1).max(500),
  value: z.string().max(10_000).optional(),
  reason: z.string().trim().min(1).max(2000),
})

/** What withholding would do to a packet, before it is sealed. */
export const RedactionPreview = z.object({
  values: Count,
  records: Count,
  /** `repeats`: no rule names the field; it would tell a value that one names. */
  fields: z
    .array(z.object({ field: z.string(), repeats: z.boolean(), values: Count, records: Count }))
    .readonly(),
  /** Fields that tell a withheld value and have to stay: where there is one, nothing can be sealed. */
  telling: z.array(z.object({ field: z.string(), values: Count, at: z.string() })).readonly(),
  /** Rules that name nothing. */
  idle: z.array(z.string()).readonly(),
  /** Policy and workflow files, and fields with their words, in which a withheld value stands too: they go in as they are. */
  alsoIn: z.array(z.string()).readonly(),
  /** How many of the chosen decisions cannot be repeated without the disclosure, and the names that they read. */
  replay: z.object({ decisions: Count, lost: Count, reads: z.array(z.string()).readonly() }),
})
export type RedactionPreview = z.output<typeof RedactionPreview>

/** What would go into a packet, before it is sealed. */
export const PacketPreview = z.object({
  decisions: Count,
  /** Whether what follows is counted; else it is reckoned from a part of the decisions, and `decisions` alone is. */
  exact: z.boolean(),
  runs: Count,
  /** Decisions of those runs that were not chosen: their records go in, they do not. Counted where all is. */
  othersInRuns: Count,
  /** All records of those runs, by the source that they lie in. */
  records: Count,
  sources: z.array(z.object({ id: z.int(), name: z.string(), records: Count })),
  findings: Count,
  verdicts: z.partialRecord(z.enum(VERDICTS), Count),
  workflows: Count,
  policyVersions: Count,
  custody: Count,
  /** In the order of the packet. `holds`: entries, lines or files in it. */
  entries: z.array(z.object({ name: z.string(), holds: Count.nullable(), bytes: Count })),
  bytes: Count,
  /** What a pass of every check will not prove, as the packet will say it; only where all is counted. */
  limits: z.array(z.string()).nullable(),
})
export type PacketPreview = z.output<typeof PacketPreview>

/** A packet that was sealed from this case, as the custody log tells. */
export const SealedPacket = z.object({
  /** Of the entry that began it. */
  seq: z.int().min(1),
  time: z.string(),
  by: z.string(),
  selection: z.array(z.string()),
  keyids: z.array(z.string()),
  /** What came of it; null where the log does not say: it was stopped, or sealed by an older Docket. */
  end: z
    .object({
      seq: z.int().min(1),
      name: z.string(),
      sha256: z.string(),
      bytes: Count,
      decisions: Count,
      records: Count,
      findings: Count,
    })
    .nullable(),
})
export type SealedPacket = z.output<typeof SealedPacket>

const KeyLook = z.object({
  kind: z.enum(['private', 'public']),
  /** Of a private key: a passphrase opens it. */
  encrypted: z.boolean(),
  /** The fingerprint; null where a passphrase hides it and no public key lies beside it. */
  keyid: DigestText.nullable(),
  /** The public key beside a private one, `NAME.pub.pem`. */
  beside: HeldFile.nullable(),
})
export type KeyLook = z.output<typeof KeyLook>

/** A certificate of an authority for timestamps, which a person may vouch for. */
const AuthorityLook = z.object({
  subject: z.string(),
  /** When it ends. */
  until: z.string(),
  /** Of its DER: what the authority publishes beside it. */
  sha256: DigestText,
})
export type AuthorityLook = z.output<typeof AuthorityLook>

/** A timestamp that a packet took, and by whose word. */
const TakenTimestamp = z.object({
  name: z.string(),
  bytes: Count,
  sha256: DigestText,
  /** The key whose signature it is over. */
  signer: z.string(),
  stamp: z.object({
    time: z.string(),
    /** In ms, to either side; null where the authority does not say. */
    accuracyMs: z.number().nullable(),
    by: z.string(),
    serial: z.string(),
    nonce: z.string().nullable(),
    policy: z.string(),
  }),
  /** The authority given that it leads to; null where none was given. */
  authority: z.string().nullable(),
  /** Where no authority was given: what is known of it. */
  why: z.string().nullable(),
})

/** Files of certificates (PEM) of authorities for timestamps that the person vouches for. */
const Authorities = z.array(Token).max(64).default([])

export const PACKETS = {
  'packet.preview': call(z.strictObject({ case: Token, filter: DecisionFilter }), PacketPreview),
  /** Newest first. */
  'packet.sealed': call(
    z.strictObject({ case: Token, before: Cursor.optional(), limit: PageSize }),
    pageOf(SealedPacket),
  ),
  /** A page of script that checks a packet without Docket. */
  'packet.script': call(z.strictObject({}), z.object({ text: z.string() })),
  /**
   * Writes the page that verifies packets in any browser, one file. `sha256` is how whoever gets it can tell that it is
   * this one. Throws FILE_UNREADABLE where it is not built.
   */
  'packet.page': call(
    z.strictObject({ out: Token }),
    z.object({ name: z.string(), bytes: Count, sha256: DigestText }),
  ),
  /** What a key file is. Throws KEY_INVALID. */
  'key.look': call(z.strictObject({ file: Token }), KeyLook),
  /** The certificates of a PEM file. Throws AUTHORITY_INVALID. */
  'authority.look': call(z.strictObject({ file: Token }), z.object({ certificates: z.array(AuthorityLook) })),
  /** `filter` and `where` must both hold. */
  'packet.seal': job(
    z.strictObject({
      case: Token,
      out: Token,
      keys: z.array(SigningKey).min(1).max(16),
      where: z.array(Where).default([]),
      filter: DecisionFilter.optional(),
      /** What is withheld goes to a file beside the packet, its name and `.disclosure`. */
      redact: z.array(Redact).max(100).default([]),
      /** An earlier packet: this one shows how its sources grew. */
      previous: Token.optional(),
    }),
    PacketSummary,
  ),
  /** Throws USAGE, CASE_NOT_REBUILT, CASE_EMPTY. */
  'packet.redaction': job(
    z.strictObject({
      case: Token,
      where: z.array(Where).default([]),
      filter: DecisionFilter.optional(),
      redact: z.array(Redact).min(1).max(100),
    }),
    RedactionPreview,
  ),
  /** Adds a signature; what was signed stays as it is. Throws PACKET_UNREADABLE. */
  'packet.sign': job(
    z.strictObject({ packet: Token, key: SigningKey }),
    z.object({ name: z.string(), bytes: Count, sha256: DigestText, keyids: z.array(z.string()).readonly() }),
  ),
  /**
   * Writes a request for a timestamp (RFC 3161) over one signature: that of `signer`, else of the first that has no
   * timestamp. Throws PACKET_UNREADABLE.
   */
  'packet.timestampRequest': job(
    z.strictObject({ packet: Token, out: Token, signer: z.string().max(200).optional() }),
    z.object({ name: z.string(), bytes: Count, signer: z.string() }),
  ),
  /** Puts an authority's answer into the packet, where it holds. Throws PACKET_UNREADABLE, TIMESTAMP_REFUSED. */
  'packet.timestampAnswer': job(
    z.strictObject({
      packet: Token,
      answer: Token,
      /** The request that it answers. */
      query: Token.optional(),
      authorities: Authorities,
    }),
    TakenTimestamp,
  ),
  'packet.verify': job(
    z.strictObject({
      packet: Token,
      trust: z.array(Token).max(64),
      authorities: Authorities,
      /** What was withheld from it, or a part of that. */
      disclosure: Token.optional(),
      /** Whether the keys of the desk's trust store count too. */
      store: z.boolean().default(true),
      reperform: z.boolean(),
    }),
    VerificationPayload,
  ),
  /** Makes NAME.key.pem, encrypted, and NAME.pub.pem beside it; `out` is the first. Never writes over a file. */
  'key.create': job(
    z.strictObject({ out: Token, passphrase: Passphrase }),
    z.object({ privateKey: HeldFile, publicKey: HeldFile, keyid: DigestText }),
  ),
} as const
