import { z } from 'zod'
import { ActId, ExceptionTerms, ItemId } from './review-act.ts'
import { OPENED_PARTS } from './review-words.ts'
import { DateOrTime } from './time.ts'

const Text = z.string().max(10_000)
const Items = z.array(ItemId).min(1).max(10_000)

/** A ruling as a person gives it: what an exception is bound to is taken from its item. */
const RulingDraft = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('uphold'), note: Text.default('') }),
  z.strictObject({ verdict: z.literal('revoke'), note: Text }),
  z.strictObject({
    verdict: z.literal('exception'),
    note: Text,
    terms: ExceptionTerms.omit({ bound: true }),
    /** By which of them it lapses when another version comes. */
    boundTo: z.array(z.enum(['workflow', 'policy', 'model', 'agent'])).default(['workflow', 'policy']),
  }),
  z.strictObject({ verdict: z.literal('escalate'), note: Text, to: z.string().min(1).max(200) }),
])
export type RulingDraft = z.output<typeof RulingDraft>

/** An act before it is taken: without its time, its person and its campaign, which are the same for all of a call. */
export const ActDraft = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('verdict'),
    items: Items,
    ruling: RulingDraft,
    /**
     * Verdicts on the items that the person has seen and decides in the stead of. Left out: the one that stands,
     * where one does; of two that are in conflict both must be named.
     */
    replaces: z.array(ActId).max(10_000).optional(),
  }),
  /** Left out: the person's last verdict that stands. */
  z.strictObject({ act: z.literal('undo'), verdict: ActId.optional() }),
  z.strictObject({ act: z.literal('escalation.taken'), item: ItemId }),
  z.strictObject({
    act: z.literal('looked'),
    item: ItemId,
    seconds: z.number().min(0).max(86_400),
    opened: z.array(z.enum(OPENED_PARTS)).max(20),
  }),
  z.strictObject({ act: z.literal('stage.closed') }),
  z.strictObject({
    act: z.literal('sent-back'),
    reason: Text.min(1),
    items: z.array(ItemId).max(10_000).default([]),
  }),
  z.strictObject({ act: z.literal('reopened'), reason: Text.min(1) }),
  z.strictObject({
    act: z.literal('second-look'),
    item: ItemId,
    agrees: z.boolean(),
    note: Text.default(''),
  }),
  z.strictObject({
    act: z.literal('revocation.asked'),
    items: Items,
    of: z.string().min(1).max(200),
    due: DateOrTime.nullable().default(null),
  }),
])
export type ActDraft = z.output<typeof ActDraft>
