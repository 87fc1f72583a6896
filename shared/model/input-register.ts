import { z } from 'zod'
import { ValueText } from './decision-view.ts'
import { RecordRef } from './ids.ts'

/*
 * The register of inputs: every attribute that some boundary of the case approves, or that some decision evaluated.
 */

const Count = z.int().min(0)

/** Lists of the register hold at most so many rows; what is beyond is counted. */
export const MOST_INPUTS = 500

/**
 * `not-approved`: evaluated where the boundary of its run does not approve it. `approved`: evaluated, and approved
 * wherever it was or unrestricted. `never-used`: approved, and evaluated by no decision. `unrestricted`: evaluated
 * where no boundary restricts inputs, and approved by none. `not-counted`: the last rebuild did not count.
 */
const INPUT_STANDINGS = ['not-approved', 'approved', 'never-used', 'unrestricted', 'not-counted'] as const

/** What the boundary of one workflow version says of an input; several entries may name it. */
export const InputApproval = z.object({
  workflow: z.string(),
  version: z.string(),
  /** By the entry itself (`owner`), else that of the workflow; null where neither names one. */
  owner: z.string().nullable(),
  /** Null: from any source. */
  sources: z.array(z.string()).nullable(),
  maxAge: z.string().nullable(),
  every: z.string().nullable(),
  last: z.string().nullable(),
  /** RFC 3339: the instant after which it is overdue; null where nothing says so. */
  due: z.string().nullable(),
  /** At the case's last record (GV-07). */
  overdue: z.boolean(),
})
export type InputApproval = z.output<typeof InputApproval>

export const InputLine = z.object({
  name: z.string(),
  standing: z.enum(INPUT_STANDINGS),
  /** Of the workflow versions that approve it; at most so many, and how many more. */
  approvals: z.array(InputApproval).max(100),
  moreApprovals: Count,
  /** Decisions that evaluated it, and of these those in which it was not approved (BD-01); null: not counted. */
  evaluated: Count.nullable(),
  unapproved: Count.nullable(),
  /** By the texts of all policy versions of the case; `not-known` where some cannot be read and none reads it. */
  read: z.enum(['yes', 'no', 'not-known']),
})
export type InputLine = z.output<typeof InputLine>

export const QUESTIONS = ['approve-or-forbid', 'review', 'look-again', 'withdraw-or-keep'] as const
export type QuestionKind = (typeof QUESTIONS)[number]

/** What may be decided on an input. It is said and kept; a definition is changed by whoever owns it. */
export const ANSWERS = ['approve', 'forbid', 'keep', 'withdraw'] as const
export type InputAnswerWord = (typeof ANSWERS)[number]

/** The answers that each question takes. */
export const ANSWERS_TO: Readonly<Record<QuestionKind, readonly InputAnswerWord[]>> = {
  'approve-or-forbid': ['approve', 'forbid'],
  review: ['keep', 'withdraw'],
  'look-again': ['keep', 'withdraw'],
  'withdraw-or-keep': ['withdraw', 'keep'],
}

/** An answer as the custody log keeps it. */
export const InputAnswer = z.object({
  seq: z.int().min(1),
  time: z.string(),
  by: z.string(),
  answer: z.enum(ANSWERS),
  note: z.string(),
})
export type InputAnswer = z.output<typeof InputAnswer>

/** What the entry of the custody log is about that keeps an answer. */
export const InputAnswerAbout = z.looseObject({
  input: z.string(),
  question: z.enum(QUESTIONS),
  why: z.string(),
  answer: z.enum(ANSWERS),
  note: z.string(),
})

/** Something to decide in the review of the register itself. */
export const InputQuestion = z.object({
  input: z.string(),
  question: z.enum(QUESTIONS),
  /** Why now, in words; an answer holds as long as these stay the same. */
  why: z.string(),
  askedOf: z.array(z.string()).max(100),
  /** The last that was given to these words. */
  answer: InputAnswer.nullable(),
})
export type InputQuestion = z.output<typeof InputQuestion>

/** How one workflow version stands to an input. */
export const InputPlace = z.object({
  workflow: z.string(),
  version: z.string(),
  boundary: z.enum(['approved', 'not-approved', 'unrestricted', 'no-definition']),
  /** Exceptions that let it stand (BD-01, BD-02), by id, with their last day. */
  exceptions: z.array(z.object({ id: z.string(), until: z.string().nullable() })).max(100),
  evaluated: Count.nullable(),
  unapproved: Count.nullable(),
})
export type InputPlace = z.output<typeof InputPlace>

/** Whether the texts of a policy version read it, and from when that version is in force. */
export const InputReader = z.object({
  policy: z.string(),
  version: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reads: z.enum(['yes', 'no', 'not-known']),
})
export type InputReader = z.output<typeof InputReader>

export const InputInFull = z.object({
  ...InputLine.shape,
  places: z.array(InputPlace).max(MOST_INPUTS),
  morePlaces: Count,
  /** By policy, then by when they came in force. */
  readers: z.array(InputReader).max(MOST_INPUTS),
  moreReaders: Count,
  questions: z.array(InputQuestion),
  /** Every answer that was given on it, newest first. */
  answers: z.array(InputAnswer.extend({ question: z.enum(QUESTIONS), why: z.string() })).max(MOST_INPUTS),
})
export type InputInFull = z.output<typeof InputInFull>

/** Null while the influence was not asked for. */
const Changed = Count.nullable()

const SeenAt = z.object({ id: z.string(), time: z.string(), ref: RecordRef.nullable() })

/** What decisions made of one input: counted over the whole case, when it is asked for. */
export const InputUse = z.object({
  name: z.string(),
  /** Decisions that name it among what they evaluated; of these, those whose recorded policy version reads it. */
  evaluated: Count,
  read: Count,
  /** For which the texts of the version do not tell. */
  readNotKnown: Count,
  /**
   * Decisions whose outcome is another without it, or with another value that the case has seen, when they are heard
   * again. `tested`: heard so; the rest could not be (unreplayable, or their version is not at hand).
   */
  changed: Changed,
  tested: Changed,
  first: SeenAt.nullable(),
  last: SeenAt.nullable(),
  /** The last decision that it changed. */
  lastChanged: SeenAt.nullable(),
  sources: z.array(z.object({ source: z.string().nullable(), decisions: Count })).max(100),
  moreSources: Count,
  /** The commonest first. */
  values: z.array(z.object({ value: ValueText, decisions: Count, changed: Changed })).max(100),
  /** Decisions with values that are not listed. */
  furtherValues: Count,
  places: z
    .array(
      z.object({
        workflow: z.string().nullable(),
        version: z.string().nullable(),
        evaluated: Count,
        read: Count,
        changed: Changed,
      }),
    )
    .max(MOST_INPUTS),
  furtherPlaces: Count,
})
export type InputUse = z.output<typeof InputUse>
