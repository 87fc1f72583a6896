import { z } from 'zod'
import { SEVERITIES } from './finding.ts'
import { RecordRef } from './ids.ts'

const Count = z.int().min(0)

/** Lists of a screen hold at most this many rows; what is beyond is counted. */
export const MOST_ROWS = 500

/** How long a run stayed in a stage before it went on, in whole milliseconds: within 1 %. Null: never known. */
const StayTimes = z.object({ timed: Count, median: Count.nullable(), p95: Count.nullable() })

/** The first of a list, and how many more there are. */
const Listed = z.object({ values: z.array(z.string()), more: Count })
export type Listed = z.output<typeof Listed>

export const WorkflowVersionLine = z.object({
  id: z.string(),
  version: z.string(),
  /** `missing`: runs name this version, and the case holds no definition of it (WF-03). */
  definition: z.enum(['given', 'missing']),
  /** Two definitions of this id and version differ; the first imported counts (WF-08). */
  conflict: z.boolean(),
  /** As the definition writes them. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  owner: z.string().nullable(),
  /** Null where the last rebuild did not count them. */
  runs: Count.nullable(),
  decisions: Count.nullable(),
})
export type WorkflowVersionLine = z.output<typeof WorkflowVersionLine>

const StageLine = z.object({
  stage: z.string(),
  place: z.enum(['start', 'between', 'end', 'undefined']),
  /** Runs that were in it. */
  runs: Count,
  /** Runs that neither ended nor moved on from it (WF-04). */
  idle: Count,
  ...StayTimes.shape,
})
export type StageLine = z.output<typeof StageLine>

const TransitionLine = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  function: z.string().nullable(),
  policy: z.string().nullable(),
  decides: z.boolean(),
  /** Whether the definition has it. `no-definition`: there is none to say so. */
  defined: z.enum(['defined', 'undefined', 'no-definition']),
  runs: Count,
  taken: Count,
  /** Of the runs that took it undefined, those that an exception covers. */
  excepted: Count,
  ...StayTimes.shape,
  findings: z.array(z.object({ code: z.string(), severity: z.enum(SEVERITIES), count: Count })),
})
export type TransitionLine = z.output<typeof TransitionLine>

const InputLine = z.object({
  name: z.string(),
  /** `unrestricted`: the boundary names no inputs, or there is none. */
  approved: z.enum(['approved', 'not-approved', 'unrestricted']),
  /** What the boundary says of it; several entries may name one input. Null sources: any. */
  entries: z.array(z.object({ sources: z.array(z.string()).nullable(), maxAge: z.string().nullable() })),
  /** Decisions that evaluated it. Null where the last rebuild did not count. */
  evaluated: Count.nullable(),
  /** Of these, those in which it was not approved (BD-01). */
  unapproved: Count.nullable(),
})
export type InputLine = z.output<typeof InputLine>

const ApprovalLine = z.object({
  entitlement: z.string().nullable(),
  action: z.string().nullable(),
  by: z.array(z.string()),
  distinctFrom: z.array(z.string()),
})

/** What a workflow may decide on, with and do. Null: it restricts nothing here. */
const BoundaryLines = z.object({
  file: z.string(),
  triggers: Listed.nullable(),
  policies: Listed.nullable(),
  actions: Listed.nullable(),
  allow: Listed.nullable(),
  deny: Listed.nullable(),
  approvals: z.object({ values: z.array(ApprovalLine), more: Count }).nullable(),
  notify: Listed.nullable(),
  actors: Listed.nullable(),
  models: Listed.nullable(),
  retention: z.string().nullable(),
  review: z.object({
    every: z.string().nullable(),
    last: z.string().nullable(),
    /** A date or RFC 3339: by when the next is to be held, that day included. */
    due: z.string().nullable(),
  }),
})
export type BoundaryLines = z.output<typeof BoundaryLines>

const ExceptionLine = z.object({
  id: z.string(),
  finding: z.string(),
  input: z.string().nullable(),
  until: z.string().nullable(),
  owner: z.string().nullable(),
  reason: z.string().nullable(),
})

/** Lists are cut at MOST_ROWS, `more` counts what is beyond. */
const more = z.object({ stages: Count, transitions: Count, inputs: Count })

export const WorkflowInFull = z.object({
  ...WorkflowVersionLine.shape,
  /** Whether the last rebuild counted what runs did: one of an older Docket did not. */
  tallied: z.boolean(),
  /** The definition's file; null where there is none. */
  file: z.string().nullable(),
  /** Its stages and transitions are those of this version: its own, or the one by which most of its runs were judged. */
  drawnOn: z.string().nullable(),
  /** By whose definition its runs were judged. */
  judgedBy: z.array(z.object({ version: z.string(), runs: Count })),
  stages: z.array(StageLine),
  transitions: z.array(TransitionLine),
  /** How often transitions were taken that the rebuild has not kept apart: there are too many of them. */
  furtherTaken: Count,
  inputs: z.array(InputLine),
  furtherEvaluated: Count,
  more,
  boundary: BoundaryLines.nullable(),
  exceptions: z.object({ values: z.array(ExceptionLine), more: Count }),
  /** Of the workflow as a whole, all its versions. */
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(SEVERITIES),
      message: z.string(),
      excepted: z.string().nullable(),
    }),
  ),
})
export type WorkflowInFull = z.output<typeof WorkflowInFull>

/** A text is cut at so many characters. */
export const MOST_TEXT_CHARS = 1_000_000

/** A definition file's exact text. */
export const DefinitionText = z.object({
  name: z.string(),
  kind: z.enum(['workflow', 'boundary']),
  sha256: z.string(),
  importedAt: z.string(),
  importedBy: z.string(),
  /** Of two that differ, the one that counts. */
  counts: z.boolean(),
  text: z.string(),
  /** Characters left out at the end. */
  cut: Count,
})
export type DefinitionText = z.output<typeof DefinitionText>

export const DeviatingRun = z.object({
  run: z.string(),
  /** RFC 3339. */
  at: z.string(),
  actor: z.string().nullable(),
  entitlement: z.string().nullable(),
  place: RecordRef,
  /** The run's first decision from then on, else its last. */
  decision: z.object({ id: z.string(), ord: z.int().min(1) }).nullable(),
})
export type DeviatingRun = z.output<typeof DeviatingRun>
