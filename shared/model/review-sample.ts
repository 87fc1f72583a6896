import { z } from 'zod'
import { DigestText } from './ids.ts'
import { SEVERITIES } from './words.ts'

const Count = z.int().min(0)
/** Of a whole: over 0, under 1. */
const Share = z.number().gt(0).lt(1)

/** By what an item belongs to a stratum. The first rule of a campaign's list that holds is the item's. */
export const StratumRule = z.discriminatedUnion('kind', [
  /** A finding of this code, excepted ones included: BD-02, an input that nobody approved changed the outcome. */
  z.strictObject({ kind: z.literal('finding'), code: z.string().max(20) }),
  z.strictObject({ kind: z.literal('outside') }),
  /** Diverged, or not to be replayed. */
  z.strictObject({ kind: z.literal('not-reproduced') }),
  /** The worst finding that no exception covers is of this severity. */
  z.strictObject({ kind: z.literal('severity'), severity: z.enum(SEVERITIES) }),
  z.strictObject({ kind: z.literal('workflow'), workflow: z.string().max(1000) }),
  /** What is left. */
  z.strictObject({ kind: z.literal('rest') }),
])
export type StratumRule = z.output<typeof StratumRule>

/**
 * What gives the number of items that are drawn of a stratum. `attribute`: the least *n* for which, were the stratum's
 * deviation rate the tolerable one, a sample with no more deviations than expected had a chance of at most
 * 1 − confidence (exact: hypergeometric, drawn without putting back).
 */
export const SampleSize = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('all') }),
  z.strictObject({ method: z.literal('fixed'), size: z.int().min(1).max(50_000) }),
  z.strictObject({
    method: z.literal('attribute'),
    confidence: Share,
    /** The deviation rate that is still tolerable. */
    tolerable: Share,
    /** The deviation rate that is expected; below the tolerable one. */
    expected: z.number().min(0).lt(1),
  }),
])
export type SampleSize = z.output<typeof SampleSize>

/**
 * What a sample is drawn by: what is drawn hangs on it and on the ids alone. A control character could not be given to
 * the shell lines by which anybody draws the same.
 */
export const Seed = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'a seed holds no control characters')

/** How a sample is asked for. */
export const SamplePlan = z.strictObject({
  strata: z.array(StratumRule).min(1).max(50),
  size: SampleSize,
  /** Drawn of each stratum at least, as far as there are so many. */
  minimum: z.int().min(0).max(10_000),
  seed: Seed,
})
export type SamplePlan = z.output<typeof SamplePlan>

/** A part of the population, and what was drawn of it. */
export const Stratum = z.strictObject({
  rule: StratumRule,
  /** The rule in words. */
  words: z.string(),
  /** Items of the population that belong here, and the SHA-256 of their ids, sorted as bytes, one a line. */
  size: Count,
  digest: DigestText,
  drawn: Count,
})
export type Stratum = z.output<typeof Stratum>

/** All items from which was drawn: their ids sorted as bytes, one a line; the digest is the SHA-256 of that text. */
export const Population = z.strictObject({
  size: Count,
  digest: DigestText,
  /** Decisions that the scope holds: of entitlements, several may stand behind one item. */
  decisions: Count,
  /** How it was selected, in words. */
  selected: z.array(z.string()),
  /** The custody entry of the rebuild that it was taken of; null where the log names none. */
  rebuild: z.strictObject({ seq: z.int().min(1), digest: DigestText, time: z.string() }).nullable(),
})
export type Population = z.output<typeof Population>

/** What was drawn, and how anybody draws it again. */
export const Sample = z.strictObject({
  plan: SamplePlan,
  strata: z.array(Stratum),
  size: Count,
  /** SHA-256 of the ids drawn, sorted as bytes, one a line. */
  digest: DigestText,
})
export type Sample = z.output<typeof Sample>
