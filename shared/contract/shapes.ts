import { z } from 'zod'
import { VERDICTS, Decision } from '../model/decision.ts'
import { Finding } from '../model/finding.ts'
import { DigestText, RecordRef } from '../model/ids.ts'
import { WITHHELD_OUTCOMES } from '../model/verification.ts'

const Count = z.int().min(0)
/** How many of each; only what there is. */
const Counts = z.record(z.string(), Count)

export const SourceOverview = z.object({
  id: z.int(),
  name: z.string(),
  format: z.string(),
  formatReason: z.string(),
  status: z.enum(['complete', 'partial']),
  sha256: DigestText.nullable(),
  bytes: Count,
  /** Lines of the file, the size of its tree: records, blank lines and duplicates. */
  lines: Count,
  /** Records read: accepted and quarantined, duplicates counted once. */
  records: Count,
  quarantined: Count,
  blank: Count,
  duplicates: Count,
  root: DigestText.nullable(),
})

/** What `docket info` says of a case. */
export const CaseOverview = z.object({
  name: z.string(),
  rebuilt: z.boolean(),
  records: Count,
  quarantined: Count,
  runs: Count,
  decisions: Count,
  complete: Count,
  findings: Counts,
  verdicts: z.partialRecord(z.enum(VERDICTS), Count),
  sources: z.array(SourceOverview),
  workflows: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      file: z.string(),
      boundary: z.boolean(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  policies: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      engine: z.string(),
      file: z.string(),
      digest: DigestText,
      digestHolds: z.boolean(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
})

/** A raw line, exact where it is UTF-8; else in base64. */
export const RawLine = z.object({
  ref: RecordRef,
  source: z.string(),
  leaf: DigestText,
  raw: z.string().optional(),
  raw64: z.string().optional(),
})

/** A decision with its raw evidence and its findings whole. */
export const DecisionInFull = z.object({
  decision: Decision,
  findings: z.array(Finding),
  evidence: z.array(RawLine),
})

/** A line that holds the text sought. */
export const Hit = z.object({ ref: RecordRef, source: z.string(), excerpt: z.string() })

export const RebuildSummary = z.object({
  runs: Count,
  decisions: Count,
  complete: Count,
  findings: Counts,
  excepted: Count,
  verdicts: z.partialRecord(z.enum(VERDICTS), Count),
})

export const ImportedFile = z.object({
  name: z.string(),
  kind: z.enum(['evidence', 'workflow', 'boundary', 'policies']),
  format: z.string(),
  /** Why it was taken for this format, in words. */
  reason: z.string(),
  status: z.enum(['imported', 'resumed', 'already-there']),
  records: Count,
  quarantined: Count,
  /** What else a person should know of it. */
  notes: z.array(z.string()),
})

export const ImportSummary = z.object({
  files: z.array(ImportedFile),
  rebuild: RebuildSummary.nullable(),
})

export const PacketSummary = z.object({
  name: z.string(),
  bytes: Count,
  sha256: DigestText,
  decisions: Count,
  records: Count,
  findings: Count,
  /** Left out where nothing was withheld. */
  withheld: z.object({ values: Count, records: Count }).optional(),
  keyids: z.array(DigestText),
})

const CHECK_RESULTS = ['holds', 'does-not-hold', 'untrusted', 'not-checked'] as const

const VerificationCheck = z.object({
  id: z.string(),
  title: z.string(),
  result: z.enum(CHECK_RESULTS),
  detail: z.string(),
  proves: z.string(),
  /** What follows where it does not hold. */
  follows: z.string().optional(),
  /** Checks that do not hold, and on which this one builds. */
  restsOn: z.array(z.string()).readonly().optional(),
})

/** A check while others are still being made. */
const VerificationStep = VerificationCheck.extend({ result: z.enum([...CHECK_RESULTS, 'waiting']) })

export const VerificationPayload = z.object({
  packet: z.string(),
  bytes: Count,
  sha256: DigestText,
  result: z.enum(['valid', 'untrusted', 'invalid']),
  /** What the statement says of the packet: claims of whoever sealed it. */
  stated: z
    .object({
      case: z.string(),
      selection: z.array(z.string()).readonly(),
      counts: z.record(z.string(), z.number()),
      sealedAt: z.string(),
      sealedBy: z.string(),
    })
    .nullable(),
  signers: z.array(z.object({ keyid: z.string(), trusted: z.boolean(), holds: z.boolean() })).readonly(),
  checks: z.array(VerificationCheck).readonly(),
  /** What became of each withheld value, for the first places; left out where nothing was withheld. */
  withheld: z
    .object({
      places: z
        .array(
          z.object({
            record: z.string(),
            path: z.string(),
            reason: z.string(),
            outcome: z.enum(WITHHELD_OUTCOMES),
          }),
        )
        .readonly(),
      more: Count,
    })
    .optional(),
  limits: z.array(z.string()).readonly(),
  /** When, how long it took in ms, and the engines that were at hand. */
  verifiedAt: z.string(),
  tookMs: z.number(),
  engines: z.array(z.string()).readonly(),
})

export const ProgressPayload = z.object({
  phase: z.enum(['import', 'rebuild', 'replay', 'seal', 'verify', 'export']),
  subject: z.string().optional(),
  item: Count.optional(),
  doneBytes: Count,
  totalBytes: Count.optional(),
  records: Count,
  quarantined: Count,
  decisions: Count.optional(),
  /** Of a verification: all its checks, as far as they are made. */
  checks: z.array(VerificationStep).readonly().optional(),
})

export type VerificationStep = z.output<typeof VerificationStep>
export type VerificationPayload = z.output<typeof VerificationPayload>
export type CaseOverview = z.output<typeof CaseOverview>
export type SourceOverview = z.output<typeof SourceOverview>
export type DecisionInFull = z.output<typeof DecisionInFull>
export type RawLine = z.output<typeof RawLine>
export type Hit = z.output<typeof Hit>
export type RebuildSummary = z.output<typeof RebuildSummary>
export type ImportedFile = z.output<typeof ImportedFile>
export type ImportSummary = z.output<typeof ImportSummary>
export type PacketSummary = z.output<typeof PacketSummary>
