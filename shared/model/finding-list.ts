import { z } from 'zod'
import { SEVERITIES, SUBJECT_KINDS } from './finding.ts'

/** The longest name of a workflow that a filter takes; a longer one can be looked at, and not be named. */
const LONGEST_WORKFLOW = 1000

/** What findings to show: all that is given must hold. */
export const FindingFilter = z.strictObject({
  /** Alternatives. */
  codes: z.array(z.string().max(20)).max(200).optional(),
  /** Alternatives. */
  severities: z.array(z.enum(SEVERITIES)).max(SEVERITIES.length).optional(),
  /** `open`: no exception covers them wholly. */
  state: z.enum(['open', 'excepted']).optional(),
  /** Null: of no workflow. */
  workflow: z.string().max(LONGEST_WORKFLOW).nullable().optional(),
  /** Found in the message, or in the id of what it is about; case is ignored. */
  text: z.string().max(1000).optional(),
})
export type FindingFilter = z.output<typeof FindingFilter>

/** What a finding has in common with many others. */
const FindingShape = z.strictObject({
  code: z.string(),
  severity: z.enum(SEVERITIES),
  kind: z.enum(SUBJECT_KINDS),
  /** The workflow's id; null where its subject is of none. */
  workflow: z.string().nullable(),
  /** An exception covers it wholly. */
  excepted: z.boolean(),
})
export type FindingShape = z.output<typeof FindingShape>

export const FindingShapes = z.array(FindingShape)
