import { z } from 'zod'
import { MOST_LISTED, ValueText } from './decision-view.ts'
import { Flip, ReplayOutcome } from './influence-view.ts'

const Count = z.int().min(0)
const Name = z.string().min(1).max(1000)
const Version = z.object({ id: z.string(), version: z.string() })

/** A draft's files may have so many characters together. */
export const MOST_DRAFT_CHARS = 1024 * 1024
/** Attributes that one question may change. */
export const MOST_CHANGES = 100

/** What is changed of a decision's attributes before it is put to a policy. */
export const AttributeChange = z.discriminatedUnion('kind', [
  /** `json`: the value as JSON text, so that no digit is lost. */
  z.strictObject({ kind: z.literal('set'), name: Name, json: z.string().max(100_000) }),
  z.strictObject({ kind: z.literal('unset'), name: Name }),
])
export type AttributeChange = z.output<typeof AttributeChange>

/** A policy version that is in no bundle: the texts of one that is, written anew. */
export const PolicyDraft = z.strictObject({
  policy: Name,
  /** The version whose entities, schema and settings count; absent: the latest by `effective.from`. */
  base: Name.optional(),
  /** Each in place of the text of that path, or name; a single one in place of the only text. Others stay. */
  files: z
    .array(z.strictObject({ path: Name, text: z.string().max(MOST_DRAFT_CHARS) }))
    .min(1)
    .max(100),
})
export type PolicyDraft = z.output<typeof PolicyDraft>

/** The policy version that decisions are put to: one of the case, or a draft. */
export const OtherPolicy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('version'), id: Name, version: Name }),
  z.strictObject({ kind: z.literal('draft'), draft: PolicyDraft }),
])
export type OtherPolicy = z.output<typeof OtherPolicy>

/** Why a version cannot be used at all, and where in its texts, from 1. */
export const PolicyFault = z.object({
  reason: z.enum(['engine-unavailable', 'evaluation-error']),
  detail: z.string(),
  place: z.object({ path: z.string(), line: Count, column: Count }).nullable(),
})
export type PolicyFault = z.output<typeof PolicyFault>

/** What a version answers to a decision's request. */
export const PolicyAnswer = z.object({
  version: Version.nullable(),
  /** Null: it could not be evaluated, and `why` says so. */
  outcome: ReplayOutcome.nullable(),
  rules: z.array(z.string()),
  /** Errors in single rules; they are part of the answer. */
  errors: z.array(z.string()),
  why: z.string().nullable(),
  /** A clock was read: what the log tells of it, or the time of the check in its place. */
  clock: z.enum(['recorded', 'assumed']).nullable(),
})
export type PolicyAnswer = z.output<typeof PolicyAnswer>

const FLIPS = ['to-permit', 'to-deny'] as const
export const FlipDirection = z.enum(FLIPS)
export type FlipDirection = z.output<typeof FlipDirection>

export const WhatIfAnswer = z.object({
  ord: z.int().min(1),
  id: z.string(),
  /** The outcome that the evidence records. */
  recorded: ReplayOutcome.nullable(),
  /** The recorded version on what was recorded. */
  before: PolicyAnswer,
  /** The version asked for, on the attributes as changed. */
  after: PolicyAnswer,
  /** Null: the outcome is the same, or one of the two is not known. */
  flip: FlipDirection.nullable(),
  /** The request that was put, as JSON; null where none could be made. */
  request: ValueText.nullable(),
  /** The version cannot be used: a draft that does not compile. */
  fault: PolicyFault.nullable(),
})
export type WhatIfAnswer = z.output<typeof WhatIfAnswer>

/** A decision as these lists show it. */
export const ConcernedDecision = z.object({
  ord: z.int().min(1),
  id: z.string(),
  time: z.string(),
  subject: z.string().nullable(),
  entitlement: z.string().nullable(),
  outcome: z.string().nullable(),
})
export type ConcernedDecision = z.output<typeof ConcernedDecision>

/** Decisions of a group that are listed; the count beside them is whole. */
export const MOST_IN_GROUP = 20
/** Groups that are listed, the largest first. */
export const MOST_GROUPS = 100
/** Flips that a job may be asked to list. */
export const MOST_FLIPS = 10_000

/** Decisions that flip the same way by the same rules. */
const FlipGroup = z.object({
  flip: FlipDirection,
  /** The rules that now decide; none: the engine's default. */
  rules: z.array(z.string()),
  /** The rules that decided before. */
  before: z.array(z.string()),
  decisions: Count,
  /** Different subjects. */
  subjects: Count,
  oldest: z.string(),
  newest: z.string(),
  examples: z.array(ConcernedDecision).max(MOST_IN_GROUP),
})

const NotEvaluatedGroup = z.object({
  /** A reason of `unreplayable`. */
  reason: z.string(),
  detail: z.string(),
  decisions: Count,
  examples: z.array(ConcernedDecision).max(MOST_IN_GROUP),
})

/** A decision that gives another outcome. */
export const FlippedDecision = ConcernedDecision.extend({
  flip: FlipDirection,
  before: z.array(z.string()),
  rules: z.array(z.string()),
})
export type FlippedDecision = z.output<typeof FlippedDecision>

/** What many decisions give under another version, or with other attributes. */
export const Impact = z.object({
  /** Decisions looked at. `unchanged + toPermit + toDeny + notEvaluated` of them are of the policy asked. */
  decisions: Count,
  unchanged: Count,
  toPermit: Count,
  toDeny: Count,
  /** No outcome before or after: neither changed nor unchanged. */
  notEvaluated: Count,
  /** Decisions of other policies, which the version asked for does not decide. */
  otherPolicies: Count,
  /** Of those evaluated, how many have an error in a rule that they had none in before. */
  newErrors: Count,
  /** Times, RFC 3339, of the first and last decision looked at of the policy asked. */
  oldest: z.string().nullable(),
  newest: z.string().nullable(),
  groups: z.array(FlipGroup).max(MOST_GROUPS),
  moreGroups: Count,
  notEvaluatedBy: z.array(NotEvaluatedGroup).max(MOST_GROUPS),
  /** As many as were asked for, in the order of the rebuild. */
  flips: z.array(FlippedDecision).max(MOST_FLIPS),
  fault: PolicyFault.nullable(),
})
export type Impact = z.output<typeof Impact>

/** Which version of its policy was the first to give a decision's outcome. */
export const Bisection = z.object({
  ord: z.int().min(1),
  id: z.string(),
  policy: z.string().nullable(),
  /** The outcome that is looked for: the decision's own. */
  outcome: ReplayOutcome.nullable(),
  /** Why no version could be asked. */
  why: z.string().nullable(),
  /** How the versions are ordered: by `effective.from`; those without stand where their bundle has them. */
  versions: z
    .array(
      PolicyAnswer.extend({
        version: Version,
        from: z.string().nullable(),
        to: z.string().nullable(),
        isRecorded: z.boolean(),
        isInForce: z.boolean(),
      }),
    )
    .max(MOST_LISTED),
  moreVersions: Count,
  /** The first version with that outcome; null: none has it. */
  first: z.string().nullable(),
  /** How often the outcome changes along the row: more than once says that no single version began it. */
  changes: Count,
  text: z.string(),
})
export type Bisection = z.output<typeof Bisection>

const Shared = z.object({
  decisions: Count,
  permits: Count,
  /** Different subjects, and of those with a permit. */
  subjects: Count,
  permittedSubjects: Count,
  oldest: z.string().nullable(),
  newest: z.string().nullable(),
  /** In the order of the rebuild. */
  rows: z.array(ConcernedDecision).max(MOST_LISTED),
})
export type SharedCause = z.output<typeof Shared>

/** All decisions that share a cause with one, itself included. */
export const BlastRadius = z.object({
  ord: z.int().min(1),
  id: z.string(),
  /** Decided by one of its determining rules, under any version of its policy. */
  rule: Shared.extend({ policy: z.string(), rules: z.array(z.string()) }).nullable(),
  /**
   * With the same value of an attribute that changes its outcome, and changes theirs in the same way; of several
   * attributes, what nobody approved.
   */
  input: Shared.extend({
    name: z.string(),
    value: ValueText,
    /** The change under which all of these flip. */
    by: Flip,
    /** Decisions of this policy with that value, those that it does not change included. */
    sameValue: Count,
  }).nullable(),
  /** Under the same version. */
  version: Shared.extend({ policy: z.string(), version: z.string() }).nullable(),
})
export type BlastRadius = z.output<typeof BlastRadius>
