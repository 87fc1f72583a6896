import type { PolicyVersion } from '../model/policy.ts'
import type { Instant } from '../model/time.ts'
import { holds, startOf } from './definition-of-run.ts'

/**
 * The version of a policy whose interval holds an instant (formats.md 4, rule 9); of several the
 * recorded one, else the latest `from`, else the first imported.
 */
export function policyInForce(
  versions: readonly PolicyVersion[],
  policy: string,
  instant: Instant,
  recorded: string | undefined,
): PolicyVersion | undefined {
  const candidates = versions.filter((each) => each.policy === policy && holds(each.effective, instant))
  return (
    candidates.find((each) => each.version === recorded) ??
    candidates.reduce<PolicyVersion | undefined>(
      (best, each) => (best === undefined || startOf(each.effective) > startOf(best.effective) ? each : best),
      undefined,
    )
  )
}
