import { z } from 'zod'
import { VERDICTS } from './decision.ts'
import { DigestText } from './ids.ts'
import {
  ActId,
  CampaignPlan,
  ExceptionTerms,
  ItemId,
  Person,
  ReviewSignature,
  Ruling,
  SignOffStatement,
} from './review-act.ts'
import { Population, Sample } from './review-sample.ts'
import { BOUNDARY_MARKS, SEVERITIES } from './words.ts'
import {
  CAMPAIGN_STATES,
  ITEM_STATES,
  OPENED_PARTS,
  OWN_PARTS,
  REVIEW_VERDICTS,
  REVOCATION_STATES,
} from './review-words.ts'

export * from './review-act.ts'
export * from './review-sample.ts'
export * from './review-words.ts'

const Count = z.int().min(0)
const Share = z.number().min(0).max(1)
const Word = z.string().nullable()

/** A drawn item with what a reviewer and the rules of a review must know of it, as it was when the campaign began. */
export const ReviewItem = z.strictObject({
  id: ItemId,
  /** Its place in the campaign's list of strata. */
  stratum: Count,
  /** Ids of its decisions: one, or those because of which the access is held; at most 100 are named. */
  decisions: z.array(z.string()).max(100),
  /** How many there are. */
  decisionCount: z.int().min(1),
  /** Of its latest decision, as all that follows; RFC 3339. */
  time: z.string(),
  subject: Word,
  subjectType: Word,
  actor: Word,
  owner: Word,
  onBehalfOf: Word,
  /** Who approved, as the evidence says. */
  approvers: z.array(z.string()).max(100),
  /** Who else has a part in its further decisions. */
  others: z.array(z.strictObject({ part: z.enum(OWN_PARTS), id: z.string() })).max(200),
  action: Word,
  entitlement: Word,
  outcome: Word,
  replay: z.enum(VERDICTS),
  workflow: Word,
  workflowVersion: Word,
  transition: Word,
  policy: Word,
  policyVersion: Word,
  model: Word,
  /** The rules that decided when it was heard again. */
  rules: z.array(z.string()).max(1000),
  /** Codes of all its decisions, excepted ones included. */
  findings: z.array(z.string()).max(1000),
  /** The worst that no exception covers. */
  severity: z.enum(SEVERITIES).nullable(),
  boundary: z.enum(BOUNDARY_MARKS),
  /** Items of one campaign with the same text may be judged in bulk: what is equal of them, digested. */
  likeness: DigestText,
})
export type ReviewItem = z.output<typeof ReviewItem>

/** What stands of an item at a stage: by whom, when, and by which act. */
export const StandingVerdict = z.object({
  act: ActId,
  stage: Count,
  by: Person,
  time: z.string(),
  ruling: Ruling,
  /** How many items the act judged: over 1, in bulk. */
  bulk: z.int().min(1),
})
export type StandingVerdict = z.output<typeof StandingVerdict>

/** An item's result at the end: one line of what a sign-off's `verdicts` is the digest of. */
export const ItemResult = z.strictObject({
  item: ItemId,
  stage: Count,
  verdict: z.enum(REVIEW_VERDICTS),
  note: z.string(),
  by: Person,
  time: z.string(),
  act: ActId,
})
export type ItemResult = z.output<typeof ItemResult>

/** An item in its stage. */
export const ItemStanding = z.object({
  item: ReviewItem,
  state: z.enum(ITEM_STATES),
  /** The stage that it is in, or in which it was decided last. */
  stage: Count,
  /** Who is to judge it; null where nobody of the stage may. */
  assigned: z.string().nullable(),
  /** More than one where they are in conflict. */
  standing: z.array(StandingVerdict),
  /** What stood before: verdicts replaced or undone, and those of earlier stages. */
  before: z.array(StandingVerdict),
  seconds: z.number().nullable(),
  opened: z.array(z.enum(OPENED_PARTS)),
  /** What the second signer noted at a second look. */
  secondLooks: z.array(z.object({ by: Person, time: z.string(), agrees: z.boolean(), note: z.string() })),
})
export type ItemStanding = z.output<typeof ItemStanding>

/** A signature on the result. `holds`: nothing that was signed for has changed since, and nobody took it back. */
export const SignOff = z.object({
  act: ActId,
  statement: SignOffStatement,
  signature: ReviewSignature,
  holds: z.boolean(),
})
export type SignOff = z.output<typeof SignOff>

const ReviewerQuality = z.object({
  name: z.string(),
  decided: Count,
  /** Of the items that were timed; null where none was. */
  medianSeconds: z.number().nullable(),
  underTenSeconds: Count,
  bulk: Count,
  notOpened: Count,
})

/** How a review was done, as data: nothing of it is a verdict on a person. */
export const ReviewQuality = z.object({
  items: Count,
  decided: Count,
  /** Items for which it is known how long they were looked at. */
  timed: Count,
  medianSeconds: z.number().nullable(),
  underTenSeconds: Count,
  /** Decided items of whose evidence something was opened, and nothing was. */
  evidenceOpened: Count,
  evidenceNotOpened: Count,
  bulk: Count,
  bulkShare: Share,
  selfReviewAttempts: z.array(
    z.object({ by: z.string(), time: z.string(), item: z.string().nullable(), parts: z.array(z.string()) }),
  ),
  /** Verdicts that replaced another, and that were taken back. */
  changed: Count,
  undone: Count,
  /** Acts on verdicts after the first signature that then stood. */
  afterSignOff: z.array(z.object({ act: ActId, by: z.string(), time: z.string() })),
  /** Decided by somebody who stands in the evidence as who asked for or approved it. */
  reviewerInEvidence: z.array(
    z.object({ item: ItemId, by: z.string(), parts: z.array(z.enum([...OWN_PARTS, 'approver'])) }),
  ),
  /** Notes that were given, letter for letter, on several items outside one bulk act. */
  sameNotes: z.array(z.object({ note: z.string(), items: Count })),
  /** Upheld in spite of a critical or high finding. */
  upheldAgainst: z.array(z.object({ item: ItemId, by: z.string(), severity: z.enum(SEVERITIES) })),
  reviewers: z.array(ReviewerQuality),
})
export type ReviewQuality = z.output<typeof ReviewQuality>

/** What the sample says of a stratum: at most this many revokes, with this confidence. */
export const StratumBound = z.object({
  stratum: Count,
  size: Count,
  /** Judged; the bound speaks of these alone. */
  judged: Count,
  revoked: Count,
  confidence: Share,
  /** Exact one-sided upper bound: the most items to be revoked in the whole stratum, of which the sample may be. */
  atMost: Count,
  rateAtMost: Share,
})
export type StratumBound = z.output<typeof StratumBound>

/** An exception that a review granted: kept with the case, it covers findings from the next rebuild on. */
export const GrantedException = z.object({
  /** `R-` and the first 12 digits of the act's id. */
  id: z.string(),
  campaign: ActId,
  act: ActId,
  items: z.array(ItemId),
  by: Person,
  time: z.string(),
  terms: ExceptionTerms,
})
export type GrantedException = z.output<typeof GrantedException>

/** Access that is to be taken away, up to where later evidence shows it gone. */
export const Revocation = z.object({
  item: ItemId,
  campaign: ActId,
  subject: z.string().nullable(),
  entitlement: z.string().nullable(),
  decision: z.string(),
  by: Person,
  time: z.string(),
  of: z.string().nullable(),
  due: z.string().nullable(),
  state: z.enum(REVOCATION_STATES),
  /** What shows the access gone. */
  gone: z
    .object({ what: z.enum(['effect', 'action', 'denied']), ref: z.string(), time: z.string() })
    .nullable(),
  /** The decision that granted it again; null where only another system saw it given, in this record. */
  again: z
    .object({
      decision: z.string().nullable(),
      record: z.string().nullable().default(null),
      time: z.string(),
    })
    .nullable(),
})
export type Revocation = z.output<typeof Revocation>

/** A campaign as it stands, for lists and heads of screens. */
export const CampaignSummary = z.object({
  id: ActId,
  openedAt: z.string(),
  openedBy: Person,
  plan: CampaignPlan,
  population: Population,
  sample: Sample,
  /** Of the items, as they were when it began. */
  facts: DigestText,
  state: z.enum(CAMPAIGN_STATES),
  /** The stage that is open; that of the last where all are closed. */
  stage: Count,
  /** Of each stage: items in it, and how they stand. */
  stages: z.array(
    z.object({
      name: z.string(),
      items: Count,
      closed: z.boolean(),
      states: z.record(z.enum(ITEM_STATES), Count),
    }),
  ),
  /** Over all items, by what stands last. */
  verdicts: z.record(z.enum(REVIEW_VERDICTS), Count),
  states: z.record(z.enum(ITEM_STATES), Count),
  reviewers: z.array(z.object({ stage: Count, name: z.string(), items: Count, decided: Count })),
  signOffs: z.array(SignOff),
  sentBack: z.array(z.object({ by: Person, time: z.string(), reason: z.string() })),
  reopened: z.array(z.object({ by: Person, time: z.string(), reason: z.string() })),
  acts: Count,
})
export type CampaignSummary = z.output<typeof CampaignSummary>

/** A campaign whole, as `review.json` of a packet holds it under `campaigns`. */
export const CampaignRecord = CampaignSummary.extend({
  items: z.array(ItemStanding),
  /** What the sign-offs' `verdicts` is the digest of: of the items that are decided. */
  results: z.array(ItemResult),
  bounds: z.array(StratumBound),
  quality: ReviewQuality,
  exceptions: z.array(GrantedException),
  revocations: z.array(Revocation),
})
export type CampaignRecord = z.output<typeof CampaignRecord>
