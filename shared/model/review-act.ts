import { z } from 'zod'
import { DecisionFilter } from './decision-list.ts'
import { DigestText } from './ids.ts'
import { ITEM_KINDS, OPENED_PARTS, OWN_PARTS, REVIEW_VERDICTS } from './review-words.ts'
import { Population, Sample, SamplePlan } from './review-sample.ts'
import { DateOrTime, Time } from './time.ts'

/** The digest of an act's canonical JSON: two copies of a case that hold the same act hold one. */
export const ActId = DigestText
export type ActId = z.output<typeof ActId>

const Text = z.string().max(10_000)
const PersonName = z.string().min(1).max(200)
/** What a campaign would take in under a longer id is refused: cut, two could become one. */
export const LONGEST_ITEM_ID = 5000
/** An item's id: one line of text. */
export const ItemId = z.string().min(1).max(LONGEST_ITEM_ID)
const Items = z.array(ItemId).min(1).max(10_000)

/** Who acts: a name, and the id of the key that speaks for it, where there is one. */
export const Person = z.strictObject({ name: PersonName, keyid: DigestText.nullable() })
export type Person = z.output<typeof Person>

/** A reviewer, and the ids by which this person stands in the evidence: what bears one of them is not theirs to judge. */
export const Reviewer = Person.extend({ aliases: z.array(z.string().min(1).max(1000)).max(100) })
export type Reviewer = z.output<typeof Reviewer>

/**
 * Who is given which items. `in-turn`: spread evenly by the digest of the item's id; `workflow` and `stratum`: all
 * of one workflow or stratum to one reviewer. Whom an item is not to be judged by is passed over.
 */
const AssignRule = z.enum(['in-turn', 'workflow', 'stratum'])

export const Stage = z.strictObject({
  name: PersonName,
  reviewers: z.array(Reviewer).min(1).max(100),
  assign: AssignRule,
  /** The verdicts of the stage before that bring an item here; the first stage takes all, whatever it says. */
  takes: z.array(z.enum(REVIEW_VERDICTS)).max(4),
})
export type Stage = z.output<typeof Stage>

/** Whom it is for, what it looks at, by whom. The scope is a filter of Decisions, and `--where` of the command line. */
export const CampaignPlan = z.strictObject({
  name: PersonName,
  items: z.enum(ITEM_KINDS),
  scope: DecisionFilter,
  sample: SamplePlan,
  stages: z.array(Stage).min(1).max(10),
  /** Who may sign off; empty: any two people. */
  signers: z.array(Reviewer).max(20),
  /** Until when what is revoked is to be gone. */
  revokeBy: DateOrTime.nullable(),
})
export type CampaignPlan = z.output<typeof CampaignPlan>

/** Access that stands against a rule, and why it may: for whom, up to when, and for how long its surroundings hold. */
export const ExceptionTerms = z.strictObject({
  /** The code of the findings that it covers. */
  clause: z.string().regex(/^(EV|RP|BD|WF|GV|RC)-\d\d$/),
  /** Globs whose `*` crosses `/`; null: any. */
  pattern: z.strictObject({
    input: z.string().max(1000).nullable(),
    entitlement: z.string().max(1000).nullable(),
    subject: z.string().max(1000).nullable(),
  }),
  owner: PersonName,
  /** It holds up to the end of this day (UTC), or up to this instant. */
  until: DateOrTime,
  reason: Text.min(1),
  /** It lapses where a decision was made by another version than these; null: any. */
  bound: z.strictObject({
    workflow: z.strictObject({ id: z.string(), version: z.string() }).nullable(),
    policy: z.strictObject({ id: z.string(), version: z.string() }).nullable(),
    model: z.string().nullable(),
    agent: z.string().nullable(),
  }),
})
export type ExceptionTerms = z.output<typeof ExceptionTerms>

/** What a verdict says beside its word. */
export const Ruling = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('uphold'), note: Text }),
  z.strictObject({ verdict: z.literal('revoke'), note: Text }),
  z.strictObject({ verdict: z.literal('exception'), note: Text, terms: ExceptionTerms }),
  z.strictObject({ verdict: z.literal('escalate'), note: Text, to: PersonName }),
])
export type Ruling = z.output<typeof Ruling>

/** Ed25519 over the DSSE pre-authentication encoding of a statement's canonical JSON; see `SignOffStatement`. */
export const ReviewSignature = z.strictObject({
  keyid: DigestText,
  /** SPKI in PEM, for convenience, never as trust. */
  publicKey: z.string().max(1000),
  /** Base64. */
  sig: z.string().max(200),
})
export type ReviewSignature = z.output<typeof ReviewSignature>

export const REVIEW_PAYLOAD_TYPE = 'application/vnd.docket.review-sign-off+json'

/** What somebody signs for: all that the campaign's result hangs on, by its digest. */
export const SignOffStatement = z.strictObject({
  format: z.literal('docket-review-sign-off/1'),
  campaign: ActId,
  name: z.string(),
  population: DigestText,
  sample: DigestText,
  /** SHA-256 of the items' results (`ItemResult`) in canonical JSON, sorted by item as bytes, one a line. */
  verdicts: DigestText,
  counts: z.record(z.enum(REVIEW_VERDICTS), z.int().min(0)),
  /** `first`: of who led the review; `second`: of another person who looked at it. */
  role: z.enum(['first', 'second']),
  by: Person,
  time: Time,
})
export type SignOffStatement = z.output<typeof SignOffStatement>

const told = { time: Time, by: Person }
const inCampaign = { ...told, campaign: ActId }

const Voids = z.array(ActId).max(100)

/** Everything that a person does in a review. Acts are only added; what holds is worked out from all of them. */
export const ReviewAct = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('campaign.opened'),
    ...told,
    plan: CampaignPlan,
    population: Population,
    sample: Sample,
    /** SHA-256 of the drawn items (`ReviewItem`) in canonical JSON, one a line, in order of strata, then of ids. */
    facts: DigestText,
  }),
  z.strictObject({
    act: z.literal('verdict'),
    ...inCampaign,
    stage: z.int().min(0).max(9),
    /** More than one: a bulk verdict, on equal items. */
    items: Items,
    ruling: Ruling,
    /** The verdicts on these items that this one is given in knowledge of, and instead of. */
    replaces: z.array(ActId).max(10_000),
  }),
  /** Takes back a verdict of one's own: what it replaced stands again. */
  z.strictObject({ act: z.literal('undo'), ...inCampaign, verdict: ActId }),
  z.strictObject({
    act: z.literal('escalation.taken'),
    ...inCampaign,
    stage: z.int().min(0).max(9),
    item: ItemId,
  }),
  /** For how many seconds an item was in front of the reviewer, and what of its evidence was opened. */
  z.strictObject({
    act: z.literal('looked'),
    ...inCampaign,
    item: ItemId,
    seconds: z.number().min(0).max(86_400),
    opened: z.array(z.enum(OPENED_PARTS)).max(20),
  }),
  /** Somebody tried to judge their own access, or to sign what they signed already: it was refused. */
  z.strictObject({
    act: z.literal('self-review.refused'),
    ...inCampaign,
    item: ItemId.nullable(),
    parts: z.array(z.enum([...OWN_PARTS, 'own-sign-off'])).min(1),
  }),
  z.strictObject({ act: z.literal('stage.closed'), ...inCampaign, stage: z.int().min(0).max(9) }),
  z.strictObject({
    act: z.literal('signed-off'),
    ...inCampaign,
    statement: SignOffStatement,
    signature: ReviewSignature,
  }),
  /** By whom was to sign second: the first signature no longer counts, and verdicts may change. */
  z.strictObject({
    act: z.literal('sent-back'),
    ...inCampaign,
    reason: Text.min(1),
    /** The sign-offs that no longer count. */
    voids: Voids,
    /** Those that are to be judged again. */
    items: z.array(ItemId).max(10_000),
  }),
  /** After it was finished: signatures no longer count. */
  z.strictObject({ act: z.literal('reopened'), ...inCampaign, reason: Text.min(1), voids: Voids }),
  /** A signer looks at an item of a small sample drawn anew, beside the verdict that stands. */
  z.strictObject({
    act: z.literal('second-look'),
    ...inCampaign,
    item: ItemId,
    agrees: z.boolean(),
    note: Text,
  }),
  z.strictObject({
    act: z.literal('revocation.asked'),
    ...inCampaign,
    items: Items,
    /** Who is to take the access away. */
    of: PersonName,
    due: DateOrTime.nullable(),
  }),
])
export type ReviewAct = z.output<typeof ReviewAct>
export type ReviewActWord = ReviewAct['act']
export type ActOf<Word extends ReviewActWord> = Extract<ReviewAct, { act: Word }>

/** An act with its id. */
export type ActWithId<Word extends ReviewActWord = ReviewActWord> = {
  readonly id: ActId
  readonly act: ActOf<Word>
}
