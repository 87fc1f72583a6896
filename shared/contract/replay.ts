import { z } from 'zod'
import { DecisionFilter } from '../model/decision-list.ts'
import { DecisionInfluence } from '../model/influence-view.ts'
import {
  AttributeChange,
  Bisection,
  BlastRadius,
  Impact,
  MOST_CHANGES,
  MOST_FLIPS,
  OtherPolicy,
  PolicyDraft,
  PolicyFault,
  WhatIfAnswer,
} from '../model/what-if-view.ts'
import { ValueAnswers } from '../model/value-answers.ts'
import { call, job } from './define.ts'
import { Token, Where } from './parts.ts'

export type { AttributeInfluence, DecisionInfluence, Flip, InfluenceResult } from '../model/influence-view.ts'
export type {
  AttributeChange,
  Bisection,
  BlastRadius,
  ConcernedDecision,
  Impact,
  OtherPolicy,
  PolicyAnswer,
  PolicyFault,
  SharedCause,
  WhatIfAnswer,
} from '../model/what-if-view.ts'
export type { ValueAnswer, ValueAnswers } from '../model/value-answers.ts'

/** Where the evidence gives several decisions one id, the first; by `ord` exactly that one. */
const Which = z.strictObject({ case: Token, id: z.string().min(1), ord: z.int().min(1).optional() })
const Changes = z.array(AttributeChange).max(MOST_CHANGES).default([])

export const REPLAY = {
  /** Which attributes changed the outcome, and the smallest change that flips it. */
  'replay.influence': call(Which, DecisionInfluence),
  /** One decision with changed attributes, under its own version unless another is asked for. */
  'replay.whatIf': call(Which.extend({ policy: OtherPolicy.optional(), changes: Changes }), WhatIfAnswer),
  /** One attribute of a decision with every value that the case has seen for it. */
  'replay.values': call(
    Which.extend({ policy: OtherPolicy.optional(), attribute: z.string().min(1).max(1000) }),
    ValueAnswers,
  ),
  /** Whether a draft can be used. */
  'replay.check': call(
    z.strictObject({ case: Token, draft: PolicyDraft }),
    z.object({ fault: PolicyFault.nullable() }),
  ),
  /** The first version of its policy that gives the decision's outcome. */
  'replay.bisect': call(Which, Bisection),
  /** The whole case, or what `filter` and `where` both hold for, under another version or with other attributes. */
  'replay.impact': job(
    z.strictObject({
      case: Token,
      policy: OtherPolicy.optional(),
      changes: Changes,
      filter: DecisionFilter.optional(),
      where: z.array(Where).default([]),
      /** How many flips are listed. */
      flips: z.int().min(0).max(MOST_FLIPS).default(500),
    }),
    Impact,
  ),
  /** All decisions that share the decision's rule, its flipping input or its version. */
  'replay.blastRadius': job(Which.extend({ rows: z.int().min(0).max(500).default(100) }), BlastRadius),
} as const
