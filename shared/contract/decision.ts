import { z } from 'zod'
import { DecisionView, Hearing } from '../model/decision-view.ts'
import { RecordRef } from '../model/ids.ts'
import { PolicyRules } from '../model/policy-rules.ts'
import { RawRecord, RecordMark, RecordProof } from '../model/raw-record.ts'
import { MOST_TIMELINE_ROWS, RunTimeline } from '../model/run-timeline.ts'
import { call } from './define.ts'
import { Count, Token } from './parts.ts'

export type { AttributeView, DecisionView, HearingView, ValueText, WayView } from '../model/decision-view.ts'
export type { PolicyRules } from '../model/policy-rules.ts'
export type { RawRecord, RecordMark, RecordProof } from '../model/raw-record.ts'
export type { RunRecord } from '../model/run-timeline.ts'

/** Where the evidence gives several decisions one id, the first; by `ord` exactly that one. */
const Which = z.strictObject({ case: Token, id: z.string().min(1), ord: z.int().min(1).optional() })
const Line = z.strictObject({ case: Token, place: RecordRef })

export const DECISION = {
  'decision.view': call(Which, DecisionView),
  /** One page of the run of a decision; without `at`, the records around the decision. */
  'decision.run': call(
    Which.extend({ at: Count.optional(), limit: z.int().min(1).max(MOST_TIMELINE_ROWS) }),
    RunTimeline,
  ),
  /** Asks the policy engine, in a thread of its own. */
  'decision.hear': call(Which, Hearing),
  'policy.rules': call(
    z.strictObject({ case: Token, policy: z.string().min(1), version: z.string().min(1) }),
    PolicyRules,
  ),
  /** A line's exact bytes, a piece at a time: from byte `from` on, else where `mark` stands, else the first. */
  'record.raw': call(Line.extend({ from: Count.optional(), mark: RecordMark.optional() }), RawRecord),
  'record.proof': call(Line, RecordProof),
} as const
