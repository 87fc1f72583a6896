import { z } from 'zod'
import {
  Action,
  Actor,
  AttributeReading,
  OutcomeValue,
  Subject,
  TransitionRef,
  Trigger,
  WorkflowRef,
} from './evidence.ts'
import { RecordRef } from './ids.ts'
import { Name } from './json.ts'
import { VERDICTS, type Verdict } from './words.ts'

export { VERDICTS, type Verdict }

/** Why a decision cannot be replayed; of several, the first in this order (formats.md 4). */
export const UNREPLAYABLE_REASONS = [
  'no-outcome',
  'no-policy-recorded',
  'policy-version-missing',
  'policy-digest-mismatch',
  'engine-unavailable',
  'attribute-missing',
  'evaluation-error',
] as const

export const EVIDENCE_KEYS = [
  'trigger',
  'attributes',
  'policy',
  'model',
  'approval',
  'outcome',
  'action',
  'notification',
  'effect',
] as const

export const Grade = z.enum(['derived', 'inferred', 'erased', 'masked', 'withheld', 'missing'])

const PolicyVersionRef = z.looseObject({ id: Name, version: Name })

/** A decision replayed. `detail` says in words what stood in the way, with the engine's own where it spoke. */
export const Replay = z.looseObject({
  verdict: z.enum(VERDICTS),
  reason: z.enum(UNREPLAYABLE_REASONS).optional(),
  detail: z.string().optional(),
  outcome: z.enum(['permit', 'deny']).optional(),
  determining: z.array(z.string()).optional(),
  errors: z.array(z.string()).optional(),
  engine: z.string().optional(),
  /** The policy read a clock: `assumed` is the time of the check, since the log does not tell what it read. */
  clock: z.enum(['recorded', 'assumed']).optional(),
  inForce: z.looseObject({ version: Name, outcome: z.enum(['permit', 'deny']) }).optional(),
})

/** A decision as `docket decisions --json` and a packet's `decisions.ndjson` give it (formats.md 4). */
export const Decision = z.looseObject({
  id: Name,
  run: Name,
  workflow: WorkflowRef.optional(),
  transition: TransitionRef.optional(),
  time: z.string(),
  actor: Actor.optional(),
  subject: Subject.optional(),
  trigger: Trigger.optional(),
  attributes: z.array(AttributeReading),
  policy: PolicyVersionRef.optional(),
  inForce: PolicyVersionRef.optional(),
  outcome: OutcomeValue.optional(),
  action: Action.optional(),
  evidence: z.partialRecord(z.enum(EVIDENCE_KEYS), z.array(RecordRef)),
  complete: z.boolean(),
  replay: Replay,
  agreement: z.enum(['agree', 'disagree', 'not-exercised', 'indeterminate']),
  grades: z.record(z.string(), Grade),
  findings: z.array(z.string()),
})

export type UnreplayableReason = (typeof UNREPLAYABLE_REASONS)[number]
export type EvidenceKey = (typeof EVIDENCE_KEYS)[number]
export type Grade = z.output<typeof Grade>
type PolicyVersionRef = z.output<typeof PolicyVersionRef>
export type Replay = z.output<typeof Replay>
export type Decision = z.output<typeof Decision>
export type Agreement = Decision['agreement']
