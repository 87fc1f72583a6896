import { z } from 'zod'
import { MOST_TRAPS, PolicyFileText, PolicyInFull, PolicyTrapLine } from '../model/policy-view.ts'
import { call } from './define.ts'
import { Count, Token } from './parts.ts'

export {
  type Coverage,
  PolicyFileText,
  PolicyInFull,
  type PolicyTrapLine,
  type PolicyVersionLine,
} from '../model/policy-view.ts'

export const POLICIES = {
  /** Every policy that the case holds or that decisions name, by id. */
  'policies.list': call(
    z.strictObject({ case: Token }),
    z.object({
      tallied: z.boolean(),
      policies: z.array(
        z.object({
          id: z.string(),
          /** In the case, and named by decisions but in no bundle. */
          versions: Count,
          missing: Count,
          /** Null where the last rebuild did not count. */
          decisions: Count.nullable(),
        }),
      ),
      /** Policies left out: there are too many of them. */
      more: Count,
      /** Decisions whose records name no policy version (EV-03). */
      unnamed: Count,
    }),
  ),
  /** Null: neither a bundle nor a decision names it. */
  'policy.get': call(
    z.strictObject({ case: Token, id: z.string().min(1) }),
    z.object({ policy: PolicyInFull.nullable() }),
  ),
  /** The exact files of one version; none where it is in no bundle. */
  'policy.text': call(
    z.strictObject({ case: Token, id: z.string().min(1), version: z.string().min(1) }),
    z.object({ files: z.array(PolicyFileText) }),
  ),
  /** What in the texts of one version says something else than its writer will have meant. */
  'policy.traps': call(
    z.strictObject({ case: Token, id: z.string().min(1), version: z.string().min(1) }),
    z.object({ traps: z.array(PolicyTrapLine).max(MOST_TRAPS), more: Count }),
  ),
} as const
