import { z } from 'zod'
import { SEVERITIES } from './finding.ts'
import { DigestText } from './ids.ts'
import { TRAP_KINDS } from './words.ts'

const Count = z.int().min(0)

/** Milliseconds since 1970 UTC. */
const Instant = z.number()

/** Checks under a version outside its interval. Null where `count` is 0. */
const OutsideInterval = z.object({ count: Count, first: Instant.nullable(), last: Instant.nullable() })

const PolicyFileLine = z.object({
  path: z.string(),
  role: z.enum(['text', 'entities', 'schema']),
  sha256: DigestText,
  bytes: Count,
})
export type PolicyFileLine = z.output<typeof PolicyFileLine>

const PolicyVersionLine = z.object({
  version: z.string(),
  /** Null: decisions name it, and it is in no bundle (RP-03). */
  bundled: z
    .object({
      engine: z.string(),
      /** The bundle. */
      file: z.string(),
      /** As written. */
      from: z.string().nullable(),
      to: z.string().nullable(),
      /** Half-open; null: open. Never in force where `start` is not before `end`. */
      start: Instant.nullable(),
      end: Instant.nullable(),
      /** Of its files. */
      digest: DigestText,
      /** What the bundle says it should be. */
      declaredDigest: DigestText.nullable(),
      files: z.array(PolicyFileLine),
      /** Bundles that hold it again; the first imported counts. */
      again: z.object({ same: Count, other: Count }),
    })
    .nullable(),
  /** Neither the bundle nor a record gives another digest (RP-04). */
  digestHolds: z.boolean(),
  /** Null where the last rebuild did not count. */
  decisions: Count.nullable(),
  /** Decisions at whose check another version was in force (RP-02). */
  notInForce: Count,
  /** Decisions at whose check no version was in force (RP-07). */
  inGap: Count,
  early: OutsideInterval,
  late: OutsideInterval,
  /** Decisions on days that are not drawn. */
  furtherDays: Count,
  /** Place of the bucket, decisions, and of these those outside the version's interval. Only where there are some. */
  buckets: z.array(z.tuple([Count, Count, Count])),
})
export type PolicyVersionLine = z.output<typeof PolicyVersionLine>

/** A stretch of time and what is in force in it. Half-open; null: open. */
const Coverage = z.object({
  kind: z.enum(['gap', 'one', 'overlap']),
  from: Instant.nullable(),
  to: Instant.nullable(),
  /** The first ten. */
  versions: z.array(z.string()),
})
export type Coverage = z.output<typeof Coverage>

export const PolicyInFull = z.object({
  id: z.string(),
  tallied: z.boolean(),
  versions: z.array(PolicyVersionLine),
  /** Versions left out: there are too many of them. */
  more: Count,
  /** In order, from the first time to the last; nothing where no version is in the case. */
  coverage: z.array(Coverage),
  /** Decisions under any version at whose check none was in force (RP-07). */
  inGap: Count,
  /** The time that is drawn: all intervals' ends and all decisions, with room for what is open. */
  span: z.object({ from: Instant, to: Instant }).nullable(),
  /** Where the first bucket begins, and how long one is: a whole number of days, so that there are at most 400. */
  buckets: z.object({ start: Instant, days: z.int().min(1), count: Count }),
  /** Of the policy (RP-07) and of its versions (RP-04). */
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(SEVERITIES),
      subject: z.string(),
      message: z.string(),
      excepted: z.string().nullable(),
    }),
  ),
})
export type PolicyInFull = z.output<typeof PolicyInFull>

export const PolicyFileText = z.object({
  ...PolicyFileLine.shape,
  /** Null: it is no UTF-8. */
  text: z.string().nullable(),
  /** Characters left out at the end. */
  cut: Count,
})
export type PolicyFileText = z.output<typeof PolicyFileText>

/** Traps of a version that are listed, at most. */
export const MOST_TRAPS = 200

/** A trap in the text of a version: what says something else than its writer will have meant. */
export const PolicyTrapLine = z.object({
  kind: z.enum(TRAP_KINDS),
  message: z.string(),
  /** The rules that are touched; none: the version as a whole. */
  rules: z.array(z.string()),
  path: z.string(),
  /** Lines from 1, both inclusive. */
  from: z.int().min(1),
  to: z.int().min(1),
  /** Decisions of the case that rest on it: of its rules, or where no rule gave an answer. Null: not counted. */
  decisions: Count.nullable(),
})
export type PolicyTrapLine = z.output<typeof PolicyTrapLine>
