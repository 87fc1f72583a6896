import { z } from 'zod'
import { DigestText } from './ids.ts'

/** How a file of evidence is read: one mapper a format. */
export const EVIDENCE_FORMATS = [
  'docket-evidence/1',
  'cerbos-audit-log',
  'opa-decision-log',
  'aws-cloudtrail',
  'authzen-log',
] as const
export const EvidenceFormat = z.enum(EVIDENCE_FORMATS)
export type EvidenceFormat = z.output<typeof EvidenceFormat>

/** What the person says about an export, so that its completeness can be judged. */
export const ExportContext = z.looseObject({
  query: z.string().optional(),
  filters: z.string().optional(),
  tenant: z.string().optional(),
  exporter: z.string().optional(),
  zone: z.string().optional(),
  expectedCount: z.int().min(0).optional(),
  retention: z.string().optional(),
})

/** A source in a packet's `evidence/sources.json`. `records` is the tree's size: every line counts. */
export const SourceEntry = z.looseObject({
  id: z.int().min(1),
  name: z.string(),
  format: EvidenceFormat,
  sha256: DigestText,
  bytes: z.int().min(0),
  records: z.int().min(0),
  root: DigestText,
  importedAt: z.string(),
  importedBy: z.string(),
  context: ExportContext,
})

export type ExportContext = z.output<typeof ExportContext>
export type SourceEntry = z.output<typeof SourceEntry>
