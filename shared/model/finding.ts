import { z } from 'zod'
import { RecordRef } from './ids.ts'
import { SEVERITIES, type Severity } from './words.ts'

export { SEVERITIES, type Severity }
export const SUBJECT_KINDS = [
  'decision',
  'run',
  'stream',
  'source',
  'policy',
  'policy-version',
  'workflow',
  'effect',
] as const

/** One breach of one rule by one thing, as `docket findings --json` gives it (findings.md). */
export const Finding = z.looseObject({
  code: z.string().regex(/^(EV|RP|BD|WF|GV|RC)-\d\d$/),
  severity: z.enum(SEVERITIES),
  subject: z.looseObject({ kind: z.enum(SUBJECT_KINDS), id: z.string() }),
  /** Names every instance and the values that breach the rule. */
  message: z.string(),
  evidence: z.array(RecordRef),
  /** The exceptions that cover it wholly, by id, or null. */
  excepted: z.string().nullable(),
})

export type SubjectKind = (typeof SUBJECT_KINDS)[number]
export type Finding = z.output<typeof Finding>
