import { z } from 'zod'

/** What the windows of a desk want to find again, by key, in the order in which it was last set. */
export const RememberedTexts = z.array(z.tuple([z.string(), z.string()]))
export type RememberedTexts = z.output<typeof RememberedTexts>

/** A case that was opened, as it was when it was last seen. */
export const SeenCase = z.object({
  path: z.string(),
  /** RFC 3339. */
  openedAt: z.string(),
  /** Null before the first rebuild. */
  decisions: z.int().min(0).nullable(),
  /** The first and the last decision, RFC 3339. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** How far the work on it is, in words. */
  progress: z.string(),
})
export type SeenCase = z.output<typeof SeenCase>

/** Newest first. */
export const SeenCases = z.array(SeenCase)
