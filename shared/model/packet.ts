import { z } from 'zod'
import { Exception } from './boundary.ts'
import { DigestText } from './ids.ts'
import { Name } from './json.ts'
import { CaseSettings } from './settings.ts'
import { Time } from './time.ts'

/** The format name of formats.md 5. */
export const PACKET_FORMAT = 'docket-packet/1'
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'
export const PREDICATE_TYPE = 'urn:docket:review-packet:1'
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json'

/** Entries of a packet that have a name of their own. */
export const ENTRY = {
  statement: 'statement.dsse.json',
  manifest: 'manifest.json',
  decisions: 'decisions.ndjson',
  records: 'evidence/records.ndjson',
  proofs: 'evidence/proofs.ndjson',
  sources: 'evidence/sources.json',
  findings: 'findings.sarif',
  review: 'review.json',
  custody: 'custody.ndjson',
  report: 'report.html',
} as const

/** The same report for paper. Packets sealed before there was one lack it, and are whole. */
export const REPORT_PDF = 'report.pdf'

/** Added later: packets without it are as good. */
export const OSCAL_ENTRY = 'oscal-assessment-results.json'

const Hex = z.string().regex(/^[0-9a-f]{64}$/, 'not 64 lowercase hex digits')

/** One raw record of a run: its bytes as text, or in base64 where they are not UTF-8. */
export const PacketRecord = z.union([
  z.strictObject({ source: z.int().min(1), index: z.int().min(0), raw: z.string() }),
  z.strictObject({ source: z.int().min(1), index: z.int().min(0), raw64: z.base64() }),
])

/** An RFC 6962 inclusion proof: `path` from the leaf's sibling up to the root's child. */
export const InclusionProof = z.strictObject({
  source: z.int().min(1),
  index: z.int().min(0),
  size: z.int().min(1),
  leaf: Hex,
  path: z.array(Hex).max(64),
})

/**
 * A definition as imported: its entry, and its file's name. A policy bundle's `path` is its
 * `policies.yaml`, and `files` gives the entry of every path that it names.
 */
export const DefinitionFile = z.looseObject({
  path: Name,
  kind: z.enum(['workflow', 'boundary', 'policies']),
  name: z.string(),
  files: z.array(z.strictObject({ name: Name, path: Name })).optional(),
})

/** A policy version whose files are in the packet: `files` are those that its digest is taken of (formats.md 3). */
const PacketPolicy = z.looseObject({
  id: Name,
  version: Name,
  engine: z.string(),
  digest: DigestText,
  files: z.array(z.strictObject({ name: Name, path: Name })),
})

export const PacketManifest = z.looseObject({
  format: z.literal(PACKET_FORMAT),
  case: z.string(),
  /** From the first to the last decision, both included; null where there is none. */
  period: z.looseObject({ from: z.string(), to: z.string() }).nullable(),
  /** The conditions by which decisions were chosen, as given; empty: all. */
  selection: z.array(z.string()),
  counts: z.looseObject({
    decisions: z.int(),
    runs: z.int(),
    records: z.int(),
    sources: z.int(),
    findings: z.int(),
  }),
  sealedAt: z.string(),
  sealedBy: z.string(),
  tool: z.looseObject({ name: z.string(), version: z.string() }),
  engines: z.record(z.string(), z.string()),
  settings: CaseSettings,
  /** The case's last record, by which open runs, reviews and exceptions are judged; null where it has none. */
  lastRecord: Time.nullable(),
  /** Workflow, boundary and bundle files in the order of their import: which counts first depends on it. */
  definitions: z.array(DefinitionFile),
  policies: z.array(PacketPolicy),
  /** What a pass does not prove, in words. */
  limits: z.array(z.string()),
})

export const ReviewFile = z.looseObject({
  verdicts: z.array(z.looseObject({})),
  exceptions: z.array(
    z.looseObject({ workflow: z.looseObject({ id: Name, version: Name }), exception: Exception }),
  ),
  signOffs: z.array(z.looseObject({})),
})

/** One entry of the custody log; `prev` is the digest of the line before, null on the first. */
export const CustodyEntry = z.looseObject({
  seq: z.int().min(1),
  time: z.string(),
  by: z.string(),
  act: z.string(),
  about: z.record(z.string(), z.unknown()),
  prev: DigestText.nullable(),
})

/** What the statement says of a packet beside its entries; `signers` are the keys by which it was sealed. */
export const StatementPredicate = z.looseObject({
  format: z.literal(PACKET_FORMAT),
  case: z.string(),
  selection: z.array(z.string()),
  counts: z.record(z.string(), z.number()),
  sealedAt: z.string(),
  sealedBy: z.string(),
  signers: z.array(DigestText).min(1),
  limits: z.array(z.string()),
})

export const Statement = z.looseObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(z.looseObject({ name: Name, digest: z.looseObject({ sha256: Hex }) })),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.looseObject({}),
})

export const DsseEnvelope = z.looseObject({
  payload: z.string(),
  payloadType: z.string(),
  signatures: z.array(
    z.looseObject({
      keyid: z.string().optional(),
      sig: z.string(),
      /** DER TimeStampResp (RFC 3161) in base64, each over the SHA-2 of the bytes of `sig`. */
      timestamps: z.array(z.string()).optional(),
    }),
  ),
})

export type DefinitionFile = z.output<typeof DefinitionFile>
type PacketPolicy = z.output<typeof PacketPolicy>
export type PacketRecord = z.output<typeof PacketRecord>
export type InclusionProof = z.output<typeof InclusionProof>
export type PacketManifest = z.output<typeof PacketManifest>
export type ReviewFile = z.output<typeof ReviewFile>
export type CustodyEntry = z.output<typeof CustodyEntry>
export type StatementPredicate = z.output<typeof StatementPredicate>
export type Statement = z.output<typeof Statement>
export type DsseEnvelope = z.output<typeof DsseEnvelope>
