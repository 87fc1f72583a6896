import type { CaseFile } from '../../casefile/case-file.ts'
import { ENTRY, OSCAL_ENTRY, REPORT_PDF } from '../../model/packet.ts'
import { type PlacedDefinition, placeDefinitions } from '../../packet/definition-paths.ts'
import { MAX_LISTED, MAX_SHOWN } from '../../packet/report/pick-decisions.ts'
import type { PartOfPacket } from './part-of-packet.ts'

/** An entry, or the entries of a folder, as it will stand in a packet. */
export interface PreviewEntry {
  readonly name: string
  /** What it holds: lines, files; null where that says nothing. */
  readonly holds: number | null
  readonly bytes: number
}

/*
 * What the parts of a packet come to, measured on packets of many sizes. Sizes are shown as "about": what is
 * escaped, and how a report is laid out, is known only once it is written.
 */
const KEY_BYTES = 113
/** Of one source, signed by one key. */
const CHECKPOINT_BYTES = 215
const OSCAL_BYTES = 187_000
const RECORD_FRAME = 36
/** Quotes of JSON in JSON. */
const ESCAPED = 1.16
const PROOF_FRAME = 128
const PROOF_NODE = 67
const SARIF_HEAD = 32_000
const FINDING_FRAME = 300
const FINDING_REF = 150
const MANIFEST_FRAME = 2_500
const MANIFEST_FILE = 370
const REPORT_FRAME = 58_000
const REPORT_SHOWN = 18_400
const REPORT_LISTED = 650
const REPORT_REVIEWED = 1_000
const PDF_FRAME = 195_000
const PDF_SHOWN = 80_000
const PDF_LISTED = 5_000
const PDF_REVIEWED = 24_000
const STATEMENT_FRAME = 4_100
const STATEMENT_FILE = 246
const ZIP_ENTRY = 150

/** Sizes of all entries, where the part stands for so many times as much. */
export function entrySizes(
  file: CaseFile,
  part: PartOfPacket,
  {
    times,
    decisions,
    records,
    findings,
    definitions,
    review,
    reviewed,
    populations,
    sources,
  }: {
    readonly times: number
    readonly decisions: number
    readonly records: number
    readonly findings: number
    readonly definitions: Parameters<typeof placeDefinitions>[0]
    readonly review: unknown
    /** Items of campaigns, which the reports list. */
    readonly reviewed: number
    /** The ids of populations, an entry for each stratum. */
    readonly populations: { readonly entries: number; readonly bytes: number }
    readonly sources: readonly unknown[]
  },
): readonly PreviewEntry[] {
  const custody = file.custody.size()
  const placed = placeDefinitions(definitions)
  const [workflows, policies] = ['workflows/', 'policies/'].map((folder) => folderOf(folder, placed))
  const shown = Math.min(MAX_SHOWN, Math.ceil(part.withFindings * times) || 5)
  const listed = Math.min(MAX_LISTED, Math.max(0, decisions - shown))
  const files = (workflows?.holds ?? 0) + (policies?.holds ?? 0)
  const entries: readonly PreviewEntry[] = [
    // One more: that it is sealed.
    { name: ENTRY.custody, holds: custody.entries + 1, bytes: custody.bytes + 400 },
    { name: ENTRY.decisions, holds: decisions, bytes: part.decisionBytes * times },
    { name: 'evidence/checkpoints/', holds: sources.length, bytes: CHECKPOINT_BYTES * sources.length },
    { name: ENTRY.proofs, holds: records, bytes: proofBytes(file, part) * times },
    {
      name: ENTRY.records,
      holds: records,
      bytes: part.recordBytes * ESCAPED * times + records * RECORD_FRAME,
    },
    { name: ENTRY.sources, holds: sources.length, bytes: jsonBytes(sources) },
    {
      name: ENTRY.findings,
      holds: findings,
      bytes:
        SARIF_HEAD +
        findings * FINDING_FRAME +
        (part.own.chars + part.own.refs * FINDING_REF) * times +
        part.others.chars +
        part.others.refs * FINDING_REF,
    },
    { name: 'keys/', holds: 1, bytes: KEY_BYTES },
    { name: ENTRY.manifest, holds: null, bytes: MANIFEST_FRAME + files * MANIFEST_FILE },
    { name: OSCAL_ENTRY, holds: null, bytes: OSCAL_BYTES },
    ...(policies === undefined ? [] : [policies]),
    {
      name: ENTRY.report,
      holds: null,
      bytes: REPORT_FRAME + shown * REPORT_SHOWN + listed * REPORT_LISTED + reviewed * REPORT_REVIEWED,
    },
    {
      name: REPORT_PDF,
      holds: null,
      bytes: PDF_FRAME + shown * PDF_SHOWN + listed * PDF_LISTED + reviewed * PDF_REVIEWED,
    },
    { name: ENTRY.review, holds: null, bytes: jsonBytes(review) },
    ...(populations.entries === 0
      ? []
      : [{ name: 'review/', holds: populations.entries, bytes: populations.bytes }]),
    { name: ENTRY.statement, holds: null, bytes: STATEMENT_FRAME + files * STATEMENT_FILE },
    ...(workflows === undefined ? [] : [workflows]),
  ]
  return entries.map((entry) => ({ ...entry, bytes: Math.round(entry.bytes) }))
}

/** Of the whole file: entries, and what the archive adds to each. */
export function archiveBytes(entries: readonly PreviewEntry[]): number {
  let bytes = 22
  for (const { name, holds, bytes: size } of entries)
    bytes += size + ZIP_ENTRY * (name.endsWith('/') ? (holds ?? 1) : 1)
  return bytes
}

function folderOf(folder: string, placed: readonly PlacedDefinition[]): PreviewEntry | undefined {
  const files = placed.flatMap(({ entries }) => entries).filter(({ path }) => path.startsWith(folder))
  if (files.length === 0) return undefined
  return { name: folder, holds: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0) }
}

function proofBytes(file: CaseFile, { runs }: PartOfPacket): number {
  let bytes = 0
  for (const [source, indexes] of runs.lines) {
    const depth = Math.ceil(Math.log2(Math.max(1, file.lines.count(source))))
    bytes += indexes.length * (PROOF_FRAME + depth * PROOF_NODE)
  }
  return bytes
}

function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value, null, 2)) + 1
}
