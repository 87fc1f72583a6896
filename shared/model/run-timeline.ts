import { z } from 'zod'
import { FACTS } from './evidence.ts'
import { RecordRef } from './ids.ts'

const Count = z.int().min(0)
const Step = z.object({ id: z.string(), from: z.string(), to: z.string() })

/** The most records of one page of a timeline. */
export const MOST_TIMELINE_ROWS = 300

/** One record of a run, as a timeline tells it. */
export const RunRecord = z.object({
  place: RecordRef,
  /** The source's id: its lane. */
  source: z.int(),
  /** RFC 3339, as recorded. */
  time: z.string(),
  /** From the run's start. */
  offsetMs: z.number(),
  /** The transition that begins with this record; of one told by several records, the first. */
  step: Step.nullable(),
  /** The decision whose time this record gives; `asked`: the one that was asked for. */
  decision: z.object({ id: z.string(), asked: z.boolean(), step: Step.nullable() }).nullable(),
  facts: z.array(
    z.object({
      fact: z.enum(FACTS),
      /** In words, bounded in length; what the evidence says stands in it as it is. */
      text: z.string(),
      /** An attribute that the boundary does not approve, by name. */
      notApproved: z.string().nullable(),
    }),
  ),
  /** Whether it is among the evidence of the decision asked for. */
  ofDecision: z.boolean(),
})
export type RunRecord = z.output<typeof RunRecord>

/** A run in order of its time; one page of it. */
export const RunTimeline = z.object({
  run: z.string(),
  /** RFC 3339 in UTC: of its first record. */
  start: z.string(),
  /** The stage that the first transition leaves. */
  startStage: z.string().nullable(),
  lengthMs: z.number(),
  /** Records of the run. */
  total: Count,
  /** Of the first record given, from 0. */
  at: Count,
  records: z.array(RunRecord).max(MOST_TIMELINE_ROWS),
  /** Sources of the records given, in order of import. */
  sources: z.array(z.object({ id: z.int(), name: z.string() })),
})
export type RunTimeline = z.output<typeof RunTimeline>
