import { z } from 'zod'
import { Decision, VERDICTS } from '../model/decision.ts'
import { SEVERITIES } from '../model/finding.ts'
import { call, job } from './define.ts'
import { Count, Cursor, PageSize, Token, Where, pageOf } from './parts.ts'
import { DecisionInFull } from './shapes.ts'

/** Fields that facets are made of: each value with its count under the *other* filters. */
export const FACET_FIELDS = [
  'boundary',
  'verdict',
  'outcome',
  'version',
  'severity',
  'finding',
  'actor',
  'workflow',
  'transition',
  'trigger',
  'entitlement',
  'action',
  'reason',
  'complete',
] as const
export const FacetField = z.enum(FACET_FIELDS)
export type FacetField = z.output<typeof FacetField>

export const SORT_FIELDS = [
  'time',
  'id',
  'subject',
  'actor',
  'entitlement',
  'outcome',
  'verdict',
  'version',
  'boundary',
  'severity',
  'workflow',
] as const
export const SortField = z.enum(SORT_FIELDS)
export type SortField = z.output<typeof SortField>

/** Inside: no finding of the boundary; excepted: all such findings are covered by exceptions. */
export const BOUNDARY_MARKS = ['outside', 'excepted', 'inside'] as const
export type BoundaryMark = (typeof BOUNDARY_MARKS)[number]

/** What decisions to show. Values of one facet are alternatives; all facets, the time and the text must hold. */
export const DecisionFilter = z.strictObject({
  facets: z.partialRecord(FacetField, z.array(z.string().max(1000)).max(200)).default({}),
  /** Half-open, milliseconds since 1970 UTC. */
  from: z.number().optional(),
  to: z.number().optional(),
  /** Found in any text of a decision: ids, names, attribute names and values; case is ignored. */
  text: z.string().max(1000).optional(),
  /** As the command line takes them, for links that say more than facets do. */
  where: z.array(Where).max(100).optional(),
})
export type DecisionFilter = z.output<typeof DecisionFilter>

export const DecisionSort = z.strictObject({ by: SortField, order: z.enum(['up', 'down']) })
export type DecisionSort = z.output<typeof DecisionSort>

/** A decision as a list shows it. */
export const DecisionLine = z.object({
  /** Its place in the order of the rebuild: what `decision.get` may be asked by, since ids can be shared. */
  ord: z.int().min(1),
  id: z.string(),
  run: z.string(),
  /** RFC 3339, as recorded. */
  time: z.string(),
  subject: z.string().nullable(),
  subjectType: z.string().nullable(),
  actor: z.string().nullable(),
  action: z.string().nullable(),
  entitlement: z.string().nullable(),
  outcome: z.string().nullable(),
  verdict: z.enum(VERDICTS),
  reason: z.string().nullable(),
  policy: z.string().nullable(),
  version: z.string().nullable(),
  workflow: z.string().nullable(),
  workflowVersion: z.string().nullable(),
  transition: z.string().nullable(),
  trigger: z.string().nullable(),
  boundary: z.enum(BOUNDARY_MARKS),
  complete: z.boolean(),
  /** Findings by severity, low to critical, excepted ones not counted. */
  severities: z.record(z.enum(SEVERITIES), Count),
  findings: z.array(z.string()),
  /** Where the text sought was found: the field and its value. */
  match: z.object({ field: z.string(), value: z.string() }).nullable(),
})
export type DecisionLine = z.output<typeof DecisionLine>

const FacetValue = z.object({ value: z.string(), count: Count })

export const DecisionSummary = z.object({
  total: Count,
  /** Of the whole case. */
  all: Count,
  /** The commonest values first (at most 200 a facet), zeros too; `values` says how many there are. */
  facets: z.record(FacetField, z.object({ values: Count, top: z.array(FacetValue) })),
  /** Decisions by time: under all filters but the time, and of those the ones inside it. */
  histogram: z.object({
    /** Milliseconds since 1970 UTC of the first bucket's start. */
    start: z.number(),
    /** Width of a bucket: a whole number of minutes, hours or days, so that there are at most 400. */
    bucketMs: z.number().positive(),
    counts: z.array(Count),
    /** Of `counts`, those outside the boundary. */
    outside: z.array(Count),
  }),
})
export type DecisionSummary = z.output<typeof DecisionSummary>

export const DECISIONS = {
  /** The command line's page: whole decisions in the order of the rebuild. */
  'decisions.page': call(
    z.strictObject({ case: Token, where: z.array(Where), after: Cursor.optional(), limit: PageSize }),
    pageOf(Decision),
  ),
  /** Counts under a filter. */
  'decisions.summary': call(z.strictObject({ case: Token, filter: DecisionFilter }), DecisionSummary),
  /**
   * Rows `at` to `at + limit` of the filtered, sorted list. The host holds the order of that list, so a row
   * is found by its place in constant time: no OFFSET, whatever the place.
   */
  'decisions.rows': call(
    z.strictObject({ case: Token, filter: DecisionFilter, sort: DecisionSort, at: Count, limit: PageSize }),
    z.object({ total: Count, rows: z.array(DecisionLine) }),
  ),
  /** Where a decision stands in such a list; null: it is not in it. */
  'decisions.place': call(
    z.strictObject({ case: Token, filter: DecisionFilter, sort: DecisionSort, ord: z.int().min(1) }),
    z.object({ at: Count.nullable(), total: Count, before: z.int().nullable(), after: z.int().nullable() }),
  ),
  /** Writes what is shown: CSV (safe against formulas) or whole decisions as NDJSON. */
  'decisions.export': job(
    z.strictObject({
      case: Token,
      filter: DecisionFilter,
      sort: DecisionSort,
      as: z.enum(['csv', 'ndjson']),
      out: Token,
    }),
    z.object({ name: z.string(), bytes: Count, rows: Count }),
  ),
  /** Where the evidence gives several decisions one id, the first; by `ord` exactly that one. */
  'decision.get': call(
    z.strictObject({ case: Token, id: z.string().min(1), ord: z.int().min(1).optional() }),
    DecisionInFull,
  ),
} as const
