import { z } from 'zod'
import { DigestText } from './ids.ts'
import { Json, Name, optional } from './json.ts'
import { Time } from './time.ts'
import { FACTS } from './words.ts'

export { FACTS }

/** The format name of formats.md 1. */
export const EVIDENCE_FORMAT = 'docket-evidence/1'

export const WorkflowRef = z.looseObject({ id: Name, version: Name })
export const TransitionRef = z.looseObject({ id: Name, from: Name, to: Name })
export const Actor = z.looseObject({
  kind: z.enum(['agent', 'human', 'service']),
  id: Name,
  owner: optional(Name),
  onBehalfOf: optional(Name),
})
export const Subject = z.looseObject({ type: Name, id: Name })
const StreamPlace = z.looseObject({
  id: Name,
  seq: z.int().min(0),
  prev: optional(DigestText),
})

export const Trigger = z.looseObject({
  type: Name,
  id: optional(Name),
  source: optional(Name),
  at: optional(Time),
})
export const AttributeReading = z.looseObject({
  name: Name,
  value: Json,
  source: optional(Name),
  asOf: optional(Time),
})
/** The logs of some engines tell no version; a record of formats.md 1 must. */
const CheckedPolicy = z
  .looseObject({ id: Name, version: Name.optional(), digest: optional(DigestText) })
  .meta({ required: ['id', 'version'] })
export const Check = z.looseObject({
  policy: CheckedPolicy,
  request: optional(Json),
  outcome: optional(z.enum(['permit', 'deny'])),
  determining: optional(z.array(z.string())),
  errors: optional(z.array(z.string())),
})
export const ModelPart = z.looseObject({
  id: Name,
  provider: optional(Name),
  response: optional(Json),
  promptDigest: optional(DigestText),
  outputDigest: optional(DigestText),
  proposal: optional(z.looseObject({ action: Name, entitlement: optional(Name) })),
  toolCalls: optional(z.array(z.looseObject({ name: Name, arguments: Json }))),
})
export const Approval = z.looseObject({
  by: z.looseObject({ id: Name, role: optional(Name) }),
  outcome: z.enum(['approved', 'rejected']),
  at: optional(Time),
  note: optional(z.string()),
})
export const OutcomeValue = z.enum(['permit', 'deny', 'step-up', 'escalate'])
export const Outcome = z.looseObject({
  value: OutcomeValue,
  reason: optional(z.string()),
  confidence: optional(z.number()),
})
const Target = z.looseObject({ type: Name, id: Name })
export const Action = z.looseObject({
  type: Name,
  entitlement: optional(Name),
  target: optional(Target),
  result: z.enum(['done', 'failed', 'none']),
})
export const Notification = z.looseObject({
  to: z.array(z.union([Name, z.looseObject({ id: Name, role: optional(Name) })])),
  channel: optional(Name),
  result: optional(z.enum(['sent', 'failed'])),
})
export const Effect = z.looseObject({
  type: Name,
  entitlement: optional(Name),
  target: optional(Target),
  result: optional(z.string()),
})

const Envelope = z.looseObject({
  id: Name,
  time: Time,
  run: optional(Name),
  workflow: optional(WorkflowRef),
  transition: optional(TransitionRef),
  decision: optional(Name),
  actor: optional(Actor),
  subject: optional(Subject),
  stream: optional(StreamPlace),
  trigger: optional(Trigger),
  attributes: optional(z.array(AttributeReading)),
  check: optional(Check),
  model: optional(ModelPart),
  approval: optional(Approval),
  outcome: optional(Outcome),
  action: optional(Action),
  notification: optional(Notification),
  effect: optional(Effect),
})

/**
 * One evidence record as formats.md 1 defines it. Unknown fields are kept. `run` and `workflow` may
 * be left out only where the one fact is an `effect`.
 */
export const EvidenceRecord = Envelope.superRefine((record, issues) => {
  if (record.check !== undefined && record.check.policy.version === undefined)
    issues.addIssue({
      code: 'custom',
      path: ['check', 'policy', 'version'],
      message: 'a required field is missing',
    })
  const facts = FACTS.filter((name) => record[name] !== undefined)
  if (facts.length === 0 && record.transition === undefined)
    issues.addIssue({ code: 'custom', path: [], message: 'no fact and no transition' })
  if (facts.length === 1 && facts[0] === 'effect' && record.transition === undefined) return
  for (const name of ['run', 'workflow'] as const)
    if (record[name] === undefined)
      issues.addIssue({ code: 'custom', path: [name], message: 'a required field is missing' })
})

export type WorkflowRef = z.output<typeof WorkflowRef>
export type TransitionRef = z.output<typeof TransitionRef>
export type Actor = z.output<typeof Actor>
export type Subject = z.output<typeof Subject>
export type Trigger = z.output<typeof Trigger>
export type AttributeReading = z.output<typeof AttributeReading>
export type Check = z.output<typeof Check>
export type ModelPart = z.output<typeof ModelPart>
export type Approval = z.output<typeof Approval>
export type OutcomeValue = z.output<typeof OutcomeValue>
export type Outcome = z.output<typeof Outcome>
export type Action = z.output<typeof Action>
export type Notification = z.output<typeof Notification>
export type Effect = z.output<typeof Effect>

/**
 * A record as every later stage sees it. Records of other systems' formats are brought to this shape;
 * where such a format names no workflow, the field stays undefined and is graded `missing`.
 */
export type EvidenceRecord = z.output<typeof EvidenceRecord>
