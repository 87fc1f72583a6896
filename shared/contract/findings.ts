import { z } from 'zod'
import { Finding, SEVERITIES, SUBJECT_KINDS } from '../model/finding.ts'
import { FindingFilter } from '../model/finding-list.ts'
import { RecordRef } from '../model/ids.ts'
import { call, job } from './define.ts'
import { Count, Cursor, PageSize, Token, pageOf } from './parts.ts'

/** A control of a framework that a rule touches: a mapping, not an opinion on the control. */
const Control = z.object({ framework: z.string(), id: z.string(), name: z.string() })

export const RuleText = z.object({
  code: z.string(),
  severity: z.enum(SEVERITIES),
  /** What a finding of it is about. */
  kind: z.enum(SUBJECT_KINDS),
  title: z.string(),
  meaning: z.string(),
  controls: z.array(Control),
})
export type RuleText = z.output<typeof RuleText>

/** How many findings stand, and how many an exception covers wholly. */
const OpenAndExcepted = z.object({ open: Count, excepted: Count })

const OfRule = OpenAndExcepted.extend({ code: z.string(), severity: z.enum(SEVERITIES) })

export const FindingSummary = z.object({
  /** Under the whole filter, but for its text. */
  total: OpenAndExcepted,
  /** Of the whole case. */
  all: OpenAndExcepted,
  /** By code, in order of codes, under the filter but for its codes. */
  rules: z.array(OfRule),
  /** Under the filter but for its workflow, most findings first; null: of no workflow. At most 200. */
  workflows: z.array(OpenAndExcepted.extend({ workflow: z.string().nullable(), rules: z.array(OfRule) })),
  /** How many workflows there are to list. */
  workflowCount: Count,
  /** Over the time of those counted in `total`; null where none of them has a time. */
  histogram: z
    .object({
      /** Milliseconds since 1970 UTC of the first bucket's start. */
      start: z.number(),
      /** A whole number of hours or days, so that there are at most 200. */
      bucketMs: z.number().positive(),
      counts: z.array(Count),
    })
    .nullable(),
  /** Of `total`, those of something that has no time: a source, a policy, a workflow. */
  untimed: Count,
  /** First and last, RFC 3339. */
  first: z.string().nullable(),
  last: z.string().nullable(),
})
export type FindingSummary = z.output<typeof FindingSummary>

/** A finding as a list shows it. */
export const FindingLine = z.object({
  /** Its place in the order of the rebuild. */
  ord: z.int().min(1),
  code: z.string(),
  severity: z.enum(SEVERITIES),
  subject: z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string() }),
  /** Cut after 4,000 characters. */
  message: z.string(),
  /** The first 50 of `evidenceCount`. */
  evidence: z.array(RecordRef),
  evidenceCount: Count,
  excepted: z.string().nullable(),
  /** When its decision was made, or its run began, RFC 3339. */
  time: z.string().nullable(),
  workflow: z.string().nullable(),
  /** Of a decision: its place, for `decision.get`. */
  decision: z.int().min(1).nullable(),
})
export type FindingLine = z.output<typeof FindingLine>

export const FINDINGS = {
  /** What each code means; the same for every case. */
  'rules.list': call(z.strictObject({}), z.object({ rules: z.array(RuleText) })),
  /** The command line's page: whole findings in the order of the rebuild. */
  'findings.page': call(
    z.strictObject({ case: Token, code: z.string().optional(), after: Cursor.optional(), limit: PageSize }),
    pageOf(Finding),
  ),
  'findings.summary': call(z.strictObject({ case: Token, filter: FindingFilter }), FindingSummary),
  /**
   * Rows `at` to `at + limit` of the list, by time, those without one last. With a text the list is sought
   * through for a while only: `sought` says how many findings of `of` were looked at, and asking again goes on.
   */
  'findings.rows': call(
    z.strictObject({
      case: Token,
      filter: FindingFilter,
      order: z.enum(['up', 'down']),
      at: Count,
      limit: PageSize,
    }),
    z.object({ rows: z.array(FindingLine), total: Count, sought: Count, of: Count }),
  ),
  /** Writes a SARIF 2.1.0 log of these codes, or of all. */
  'findings.export': job(
    z.strictObject({ case: Token, codes: z.array(z.string()).max(200), out: Token }),
    z.object({ name: z.string(), bytes: Count, findings: Count }),
  ),
} as const
