import { z } from 'zod'
import { DigestText } from '../model/ids.ts'
import {
  ActId,
  CampaignPlan,
  CampaignSummary,
  GrantedException,
  ITEM_STATES,
  ItemId,
  ItemStanding,
  Person,
  Population,
  REVIEW_VERDICTS,
  ReviewQuality,
  Revocation,
  Sample,
  SignOffStatement,
  StratumBound,
} from '../model/review.ts'
import { ActDraft } from '../model/review-draft.ts'
import { call, job } from './define.ts'
import { Count, Cursor, PageSize, pageOf, SigningKey, Token } from './parts.ts'

const Stage = z.int().min(0).max(9)
const Name = Person.shape.name
const OfCampaign = z.strictObject({ case: Token, campaign: ActId })

/** What came of a draft. */
const DraftEnd = z.union([
  z.object({ act: ActId }),
  /** In words; `own`: it would have been a judgement on one's own access, and the attempt is recorded. */
  z.object({ refused: z.string(), own: z.boolean() }),
])

export const CampaignPage = z.object({
  summary: CampaignSummary,
  quality: ReviewQuality,
  bounds: z.array(StratumBound),
  exceptions: z.array(GrantedException),
  items: pageOf(ItemStanding),
})
export type CampaignPage = z.output<typeof CampaignPage>

export const RedrawnSample = z.object({
  /** The sample drawn again from the population that the case keeps is the one that was reviewed. */
  holds: z.boolean(),
  population: DigestText,
  sample: DigestText,
  strata: z.array(
    z.object({
      words: z.string(),
      size: Count,
      digest: DigestText,
      drawn: Count,
      drawnAgain: Count,
      /** Shell lines that draw it from the stratum's ids. */
      script: z.array(z.string()),
    }),
  ),
})
export type RedrawnSample = z.output<typeof RedrawnSample>

export const REVIEW = {
  /** Newest first; at most 500. */
  'review.campaigns': call(
    z.strictObject({ case: Token }),
    z.object({ campaigns: z.array(CampaignSummary) }),
  ),
  /** A campaign's head, and a page of its items in order of strata, then of ids; `after` is a place. */
  'review.campaign': call(
    OfCampaign.extend({
      stage: Stage.optional(),
      state: z.enum(ITEM_STATES).optional(),
      verdict: z.enum(REVIEW_VERDICTS).optional(),
      stratum: Count.optional(),
      assigned: Name.optional(),
      after: Cursor.optional(),
      limit: PageSize,
    }),
    CampaignPage,
  ),
  /** An item, and the ids of open ones like it, which may be judged in bulk with it; null where there is none. */
  'review.item': call(
    OfCampaign.extend({ item: ItemId }),
    z.object({ item: ItemStanding.nullable(), like: z.array(ItemId) }),
  ),
  /** The next item that waits for somebody, after the one they are at. */
  'review.next': call(
    OfCampaign.extend({ name: Name, after: ItemId.optional() }),
    z.object({ item: ItemStanding.nullable() }),
  ),
  /** A few items for who is to sign second, drawn by the campaign's seed and their name. */
  'review.secondLook': call(
    OfCampaign.extend({ name: Name, size: z.int().min(1).max(100) }),
    z.object({ items: z.array(ItemStanding) }),
  ),
  /** Population and sample of a plan, with nothing written. */
  'review.preview': job(
    z.strictObject({ case: Token, plan: CampaignPlan.pick({ scope: true, items: true, sample: true }) }),
    z.object({ population: Population, sample: Sample }),
  ),
  /** Fixes the population, draws the sample, and opens the campaign. */
  'review.open': job(
    z.strictObject({ case: Token, plan: CampaignPlan, by: Person }),
    z.object({ campaign: ActId }),
  ),
  /** What a person did, in order: each taken or refused by itself. */
  'review.act': job(
    OfCampaign.extend({ by: Person, acts: z.array(ActDraft).min(1).max(100) }),
    z.object({ ends: z.array(DraftEnd), summary: CampaignSummary }),
  ),
  /** Signs what the campaign came to: first, or as a second person. */
  'review.signOff': job(
    OfCampaign.extend({ name: Name, ...SigningKey.shape }),
    z.object({ act: ActId, statement: SignOffStatement }),
  ),
  /** Draws the sample again from the population that the case keeps. */
  'review.draw': job(OfCampaign, RedrawnSample),
  /** What was revoked, and what later evidence says became of it. */
  'review.revocations': job(OfCampaign, z.object({ revocations: z.array(Revocation) })),
  /**
   * `csv`: the revocations (no cell is a formula); `scim`: the same as SCIM 2.0 PATCH operations (RFC 7644, 3.5.2), one
   * request a line; `papers`: the campaign whole, as a packet's review.json holds it.
   */
  'review.export': job(
    OfCampaign.extend({ as: z.enum(['csv', 'scim', 'papers']), out: Token }),
    z.object({ name: z.string(), bytes: Count, rows: Count }),
  ),
  /** Takes the acts of another copy of the case: the union, with conflicts named. */
  'review.merge': job(
    z.strictObject({ case: Token, other: Token }),
    z.object({
      campaigns: Count,
      acts: Count,
      shared: Count,
      conflicts: z.array(z.object({ campaign: ActId, item: ItemId })),
    }),
  ),
} as const
