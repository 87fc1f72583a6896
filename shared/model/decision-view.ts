import { z } from 'zod'
import { Decision, Grade, UNREPLAYABLE_REASONS, VERDICTS } from './decision.ts'
import { BOUNDARY_MARKS } from './decision-list.ts'
import { OutcomeValue } from './evidence.ts'
import { Finding } from './finding.ts'
import { RecordRef } from './ids.ts'

const Count = z.int().min(0)
const Version = z.object({ id: z.string(), version: z.string() })

/** Lists of a decision on screen hold no more than this; the count beside them is whole. */
export const MOST_LISTED = 500

/** A value of the evidence as text, cut where it is long. */
export const ValueText = z.object({
  /** JSON. */
  text: z.string(),
  /** Characters of the whole. */
  length: Count,
})
export type ValueText = z.output<typeof ValueText>

export const AttributeView = z.object({
  name: z.string(),
  value: ValueText,
  source: z.string().nullable(),
  asOf: z.string().nullable(),
  /** At the decision's time; negative: it was read after. */
  ageMs: z.number().nullable(),
  /** ISO 8601 durations, of which one must be kept to; null: the boundary sets none. */
  limits: z.array(z.string()).nullable(),
  over: z.boolean(),
  approved: z.enum([
    'yes',
    'no',
    /** The input is approved, its source is not. */
    'source-not',
    /** The boundary restricts no inputs, or there is no boundary. */
    'unrestricted',
    'no-boundary',
    'not-known',
  ]),
  /** A finding says so: not approved, and evaluated. */
  breach: z.boolean(),
  /** The exceptions that cover it. */
  excepted: z.string().nullable(),
  /** By the text of the recorded version. */
  read: z.enum(['yes', 'no', 'not-known']),
  /** The first line that reads it, in a determining rule where there is one. From 1. */
  readAt: z.object({ path: z.string(), line: Count }).nullable(),
  grade: Grade.nullable(),
  place: RecordRef.nullable(),
})
export type AttributeView = z.output<typeof AttributeView>

/** One of the four: recommended, authorised, executed, observed. */
export const WayView = z.object({ text: z.string(), by: z.string().nullable(), place: RecordRef })
export type WayView = z.output<typeof WayView>

/** What one hearing gave, or what the log says of it. */
export const HearingView = z.object({
  version: Version.nullable(),
  outcome: z.string().nullable(),
  /** Null: not recorded, or not known. */
  rules: z.array(z.string()).nullable(),
  errors: z.array(z.string()),
  digest: z.string().nullable(),
  engine: z.string().nullable(),
  place: RecordRef.nullable(),
})
export type HearingView = z.output<typeof HearingView>

const FindingView = z.object({
  /** Of the decision itself, or of its run. */
  of: z.enum(['decision', 'run']),
  title: z.string(),
  meaning: z.string(),
  finding: Finding,
})

/** A decision as the desk shows it: what was published of it, and what its run's records add. */
export const DecisionView = z.object({
  /** Its place in the order of the rebuild. */
  ord: z.int().min(1),
  id: z.string(),
  /** Decisions of the case that have this id. */
  sharedBy: z.int().min(1),
  run: z.string(),
  time: z.string(),
  workflow: Version.extend({
    owner: z.string().nullable(),
    match: z.enum(['named', 'in-force', 'none']),
    boundary: z.boolean(),
  }).nullable(),
  transition: z.object({ id: z.string(), from: z.string(), to: z.string() }).nullable(),
  actor: z
    .object({ kind: z.string(), id: z.string(), owner: z.string().nullable(), behalf: z.string().nullable() })
    .nullable(),
  subject: z.object({ type: z.string(), id: z.string() }).nullable(),
  trigger: z.object({ type: z.string(), source: z.string().nullable() }).nullable(),
  outcome: OutcomeValue.nullable(),
  action: z.object({ type: z.string(), entitlement: z.string().nullable() }).nullable(),
  policy: Version.nullable(),
  inForce: Version.nullable(),
  complete: z.boolean(),
  /** Parts that are not plainly observed; those of attributes stand with them. */
  grades: z.array(z.object({ part: z.string(), grade: Grade })),
  evidence: z.array(z.object({ part: z.string(), places: z.array(RecordRef), total: Count })),

  verdict: z.enum(VERDICTS),
  reason: z.enum(UNREPLAYABLE_REASONS).nullable(),
  detail: z.string().nullable(),
  boundary: z.enum(BOUNDARY_MARKS),
  heard: z.object({
    recorded: HearingView,
    replayed: HearingView,
    /** Null: the recorded version was in force, or none is known to have been, or it cannot be asked. */
    inForce: HearingView.nullable(),
  }),
  request: z.enum(['logged', 'bound', 'none']),

  attributes: z.array(AttributeView).max(MOST_LISTED),
  attributeCount: Count,
  /** What lines of the recorded version read of the request: the value, or null where the request has none. */
  saw: z
    .array(
      z.object({
        path: z.string(),
        line: Count,
        name: z.string(),
        value: z.string().nullable(),
        breach: z.boolean(),
      }),
    )
    .max(MOST_LISTED),

  ways: z.object({
    recommended: z.array(WayView),
    authorised: z.array(WayView),
    executed: z.array(WayView),
    observed: z.array(WayView),
  }),
  agreement: Decision.shape.agreement,
  findings: z.array(FindingView).max(MOST_LISTED),
  /** Whether the run's records could be read again for all this; a run of very many is not. */
  told: z.boolean(),
})
export type DecisionView = z.output<typeof DecisionView>

/** A decision put to its policies once more, now. */
export const Hearing = z.object({
  recorded: z.object({
    outcome: z.string().nullable(),
    rules: z.array(z.string()),
    why: z.string().nullable(),
  }),
  inForce: z
    .object({ outcome: z.string().nullable(), rules: z.array(z.string()), why: z.string().nullable() })
    .nullable(),
})
export type Hearing = z.output<typeof Hearing>
