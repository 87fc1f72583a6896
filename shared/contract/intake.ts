import { z } from 'zod'
import { QUARANTINE_REASONS } from '../model/segment.ts'
import { call, job } from './define.ts'
import { WireError } from './envelope.ts'
import { Count, Cursor, HeldFile, pageOf, PageSize, Token } from './parts.ts'
import { Hit, ImportedFile, ImportSummary, RebuildSummary, SourceOverview } from './shapes.ts'

/** What a chosen or dropped file is taken for, before anything is done with it. */
export const Recognised = z.object({
  file: HeldFile,
  kind: z.enum(['case', 'packet', 'evidence', 'workflow', 'boundary', 'policies', 'unknown']),
  /** The name that `--format` takes; '' where unknown. */
  format: z.string(),
  /** Why, in words. */
  reason: z.string(),
})
export type Recognised = z.output<typeof Recognised>

/** Each file's head is read, in a thread that is given so much time. */
const MOST_RECOGNISED = 50
const MOST_CHOSEN = 1000

/** A line of a form: no evidence, but it goes into every packet. */
const Said = z.string().min(1).max(2000)

/** What the person says about an export; what is not known is left out. */
export const ContextGiven = z.strictObject({
  query: Said.optional(),
  filters: Said.optional(),
  tenant: Said.optional(),
  exporter: Said.optional(),
  zone: Said.optional(),
  expectedCount: Count.max(Number.MAX_SAFE_INTEGER).optional(),
  retention: Said.optional(),
})
export type ContextGiven = z.output<typeof ContextGiven>

/** A context as a case file holds it: another program may have written more into it, or longer lines. */
const ContextKept = z.object({
  query: z.string().optional(),
  filters: z.string().optional(),
  tenant: z.string().optional(),
  exporter: z.string().optional(),
  zone: z.string().optional(),
  expectedCount: Count.optional(),
  retention: z.string().optional(),
})

export const SourceRow = SourceOverview.extend({
  importedAt: z.string(),
  importedBy: z.string(),
  context: ContextKept,
})
export type SourceRow = z.output<typeof SourceRow>

export const DefinitionRow = z.object({
  id: z.int(),
  kind: z.enum(['workflow', 'boundary', 'policies']),
  /** What the file was, as `--format` names it: of policies without a manifest of ours, their source. */
  format: z.string(),
  name: z.string(),
  sha256: z.string(),
  /** Files of it, and their bytes together. */
  files: Count,
  bytes: Count,
  importedAt: z.string(),
  importedBy: z.string(),
  /** Workflows and policies in it, each version by itself; at most 200 of `holds`. */
  items: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      /** Of a policy. */
      engine: z.string().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  holds: Count,
  /** Why it cannot be read any more: a case file is hostile. */
  problem: z.string().nullable(),
})
export type DefinitionRow = z.output<typeof DefinitionRow>

export const QuarantinedRow = z.object({
  /** From 0, as places in evidence count; a person reads it from 1. */
  index: Count,
  /** Of the line's first byte in the decompressed text. */
  byteOffset: Count,
  bytes: Count,
  reason: z.enum(QUARANTINE_REASONS),
  detail: z.string(),
})
export type QuarantinedRow = z.output<typeof QuarantinedRow>

export const ShownLine = z.object({
  index: Count,
  /** Known of lines in quarantine only. */
  byteOffset: Count.nullable(),
  bytes: Count,
  /** The line, or a part of it: bytes that are no UTF-8 stand as U+FFFD. */
  text: z.string(),
  /** Bytes of the line before and after `text`. */
  before: Count,
  after: Count,
  /** The exact bytes of `text` in base64, where they are no UTF-8. */
  text64: z.string().nullable(),
})
export type ShownLine = z.output<typeof ShownLine>

export const QuarantinedLine = z.object({
  row: QuarantinedRow,
  line: ShownLine,
  /** Where in `text`, in UTF-16 units, what is wrong stands, as far as the reason tells; `byte` is of the line. */
  fault: z.object({ from: Count, to: Count, byte: Count }).nullable(),
  /** The lines before and after it, shortened. */
  previous: ShownLine.nullable(),
  next: ShownLine.nullable(),
})
export type QuarantinedLine = z.output<typeof QuarantinedLine>

const ImportEnd = z.discriminatedUnion('state', [
  z.object({ file: Token, state: z.literal('taken'), as: ImportedFile }),
  z.object({ file: Token, state: z.literal('failed'), error: WireError }),
  /** Stopped while it was read: what was read of it is in the case. */
  z.object({ file: Token, state: z.literal('stopped') }),
  z.object({ file: Token, state: z.literal('not-begun') }),
])
export type ImportEnd = z.output<typeof ImportEnd>

export const INTAKE = {
  /**
   * The files in what was chosen or dropped: a folder stands for its files, a folder of a policy bundle for
   * itself. At most 1,000; `more` says that there are others.
   */
  'intake.files': call(
    z.strictObject({ files: z.array(Token).min(1).max(MOST_CHOSEN) }),
    z.object({ files: z.array(HeldFile), more: z.boolean() }),
  ),
  /** What files are, each by its first lines; `format` says what they are to be taken for. */
  'intake.recognise': call(
    z.strictObject({ files: z.array(Token).min(1).max(MOST_RECOGNISED), format: z.string().optional() }),
    z.object({ files: z.array(Recognised) }),
  ),
  /** Files of evidence, in order of import. */
  'intake.sources': call(
    z.strictObject({ case: Token, after: Cursor.optional(), limit: PageSize }),
    pageOf(SourceRow),
  ),
  /** Workflows, boundaries and policy bundles, in order of import. */
  'intake.definitions': call(
    z.strictObject({ case: Token, after: Cursor.optional(), limit: PageSize }),
    pageOf(DefinitionRow),
  ),
  /** Lines of a source that are no record, from line `from` on. */
  'quarantine.page': call(
    z.strictObject({ case: Token, source: z.int().min(1), from: Cursor, limit: PageSize }),
    pageOf(QuarantinedRow),
  ),
  /** A line in quarantine, between its neighbours; null where there is none of that index. */
  'quarantine.line': call(
    z.strictObject({ case: Token, source: z.int().min(1), index: Count }),
    z.object({ line: QuarantinedLine.nullable() }),
  ),
  /** Takes files into a case, one after another: one that fails holds up none of the others. Then rebuilds. */
  'intake.import': job(
    z.strictObject({
      case: Token,
      files: z
        .array(z.strictObject({ file: Token, format: z.string().nullable() }))
        .min(1)
        .max(MOST_CHOSEN),
      rebuild: z.enum(['after', 'leave']),
    }),
    z.object({
      files: z.array(ImportEnd),
      /** Null: it was to be left, nothing was taken, or the work was stopped. */
      rebuild: RebuildSummary.nullable(),
      /** Asked to stop before it was done. */
      stopped: z.boolean(),
    }),
  ),
  /** Says, or says again, where an export comes from. Gives what was said before, to take it back. */
  'source.describe': job(
    z.strictObject({ case: Token, source: z.int().min(1), context: ContextGiven }),
    z.object({ before: ContextKept, changed: z.boolean() }),
  ),
  'case.import': job(
    z.strictObject({
      case: Token,
      files: z.array(Token).min(1),
      format: z.string().optional(),
      rebuild: z.enum(['after', 'leave']),
    }),
    ImportSummary,
  ),
  'case.rebuild': job(z.strictObject({ case: Token }), RebuildSummary),
  'evidence.search': job(
    z.strictObject({ case: Token, text: z.string().min(1).max(1000), limit: z.int().min(1) }),
    z.object({ hits: z.array(Hit), more: z.boolean() }),
  ),
} as const
