import { z } from 'zod'
import { VERDICTS } from './decision.ts'
import { SEVERITIES } from './finding.ts'
import { BOUNDARY_MARKS, type BoundaryMark, NO_VALUE } from './words.ts'

const Count = z.int().min(0)

/** Fields that facets are made of. */
export const FACET_FIELDS = [
  'boundary',
  'verdict',
  'outcome',
  /** `ID@VERSION` of the policy recorded: two policies may each have a version 2. */
  'version',
  /** The worst severity of its findings, excepted ones not counted. */
  'severity',
  /** Codes of its findings, excepted ones included: a decision counts under each. */
  'finding',
  'actor',
  'workflow',
  'transition',
  /** The trigger's type. */
  'trigger',
  'entitlement',
  'action',
  /** Why it could not be replayed. */
  'reason',
  /** `complete` or `incomplete`. */
  'complete',
] as const
export const FacetField = z.enum(FACET_FIELDS)
export type FacetField = z.output<typeof FacetField>

export { BOUNDARY_MARKS, type BoundaryMark, NO_VALUE }

/** Whether all four parts of a decision are there, as a facet says it. */
export const COMPLETENESS = ['complete', 'incomplete'] as const

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

/** The most values that a facet lists, and that a filter may name of one facet. */
export const MOST_FACET_VALUES = 200

/** A longer value of a facet can be sought as a text, and not be named. */
export const LONGEST_FACET_VALUE = 1000

/** What decisions to show. Values of one facet are alternatives; all facets, the time and the text must hold. */
export const DecisionFilter = z.strictObject({
  facets: z
    .partialRecord(FacetField, z.array(z.string().max(LONGEST_FACET_VALUE)).max(MOST_FACET_VALUES))
    .default({}),
  /** Half-open, milliseconds since 1970 UTC. */
  from: z.number().optional(),
  to: z.number().optional(),
  /** Found in any text of a decision: ids, names, attribute names and values; case is ignored. */
  text: z.string().max(1000).optional(),
  /** As the command line takes them, for links that say more than facets do. */
  where: z
    .array(z.strictObject({ field: z.string(), value: z.string() }))
    .max(100)
    .optional(),
})
export type DecisionFilter = z.output<typeof DecisionFilter>

/**
 * Names are in order of their bytes, marks in the order in which their words are listed, severities by the worst,
 * then by how many. What has no such value comes last, up and down; equals stay in the order of the rebuild.
 */
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
  /** Codes, excepted ones included. */
  findings: z.array(z.string()),
  /**
   * Where the text sought was found: the field or the attribute's name, and the value, or what of a long one
   * stands around it. Where the name alone holds the text, the value is as it is.
   */
  match: z.object({ field: z.string(), value: z.string() }).nullable(),
})
export type DecisionLine = z.output<typeof DecisionLine>

const FacetValue = z.object({ value: z.string(), count: Count })

export const DecisionSummary = z.object({
  total: Count,
  /** Of the whole case. */
  all: Count,
  /**
   * Counts under the *other* filters. The values that are commonest in the whole case come first, whatever the
   * filter, zeros too, so that they stay in place. At most 200 a facet: of more values, those that are commonest
   * under the filter, and always the ones that the filter names; of values longer than a filter may name, none.
   * `values` says how many there are.
   */
  facets: z.record(FacetField, z.object({ values: Count, top: z.array(FacetValue) })),
  /** Decisions over the time of the whole case, under all filters but those of time (`since` and `until` are). */
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
