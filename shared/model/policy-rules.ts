import { z } from 'zod'
import { DigestText } from './ids.ts'
import { EngineName } from './policy.ts'

const Line = z.int().min(1)
const Interval = { from: z.string().nullable(), to: z.string().nullable() }

/** Rules of one version that are pointed at, at most. */
export const MOST_RULES = 2_000

/** What a reader of a policy version's text is pointed at. */
export const PolicyRules = z.object({
  policy: z.string(),
  version: z.string(),
  engine: EngineName,
  digest: DigestText,
  /** What the bundle says it should be. */
  declared: DigestText.nullable(),
  ...Interval,
  /** Null: the language of the engine is not read here. Lines from 1, both inclusive. */
  rules: z
    .array(
      z.object({
        /** As a replay names it. */
        id: z.string(),
        effect: z.enum(['permit', 'forbid']).nullable(),
        path: z.string(),
        from: Line,
        to: Line,
      }),
    )
    .max(MOST_RULES)
    .nullable(),
  /** All versions of this policy in the case, in the order of their bundles. */
  versions: z.array(z.object({ version: z.string(), ...Interval })),
})
export type PolicyRules = z.output<typeof PolicyRules>
