import { z } from 'zod'
import { ValueText } from './decision-view.ts'
import { PROBE_KINDS, ReplayOutcome } from './influence-view.ts'
import { PolicyFault } from './what-if-view.ts'

const Count = z.int().min(0)

/** Values of one attribute that are tried at once; those most seen in the case. */
export const MOST_VALUES = 24

/** What a policy version answers when one attribute of a decision has another value. */
const ValueAnswer = z.object({
  /** `recorded`: as the evidence has it. */
  kind: z.enum(['recorded', ...PROBE_KINDS]),
  /** Null where it was taken out. */
  value: ValueText.nullable(),
  /** Decisions of the case that were made on this value. */
  times: Count,
  /** Null: it could not be evaluated, and `why` says so. */
  outcome: ReplayOutcome.nullable(),
  rules: z.array(z.string()),
  why: z.string().nullable(),
})
export type ValueAnswer = z.output<typeof ValueAnswer>

/** Every value that the case has seen for one attribute, each put to a policy version in a decision's request. */
export const ValueAnswers = z.object({
  ord: z.int().min(1),
  attribute: z.string(),
  policy: z.object({ id: z.string(), version: z.string() }).nullable(),
  /** The recorded one first, then without it, then by how often they were seen. */
  answers: z.array(ValueAnswer).max(MOST_VALUES),
  /** Values seen that are not among them. */
  moreValues: Count,
  /** Nothing could be asked: why. */
  why: z.string().nullable(),
  fault: PolicyFault.nullable(),
})
export type ValueAnswers = z.output<typeof ValueAnswers>
