import type { CaseFile } from '../../casefile/case-file.ts'
import { DocketError } from '../../model/error.ts'
import { policyVersionId } from '../../model/ids.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import { MOST_RULES, type PolicyRules } from '../../model/policy-rules.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { policyReading } from './policy-reading.ts'

/** Where the rules of a version stand in its texts, and which other versions there are. Throws POLICY_NOT_FOUND. */
export function policyRules(
  file: CaseFile,
  { policy, version }: { readonly policy: string; readonly version: string },
): PolicyRules {
  const all = readCaseDefinitions(file).policies.filter((each) => each.policy === policy)
  const found = all.find((each) => each.version === version)
  if (found === undefined)
    throw new DocketError('POLICY_NOT_FOUND', { version: policyVersionId(policy, version), path: file.path })
  const rules = policyReading(found)?.rules.flatMap(({ ids, effect, ...place }) =>
    ids.map((id) => ({ id, effect: effect ?? null, ...place })),
  )
  return {
    policy,
    version,
    engine: found.engine,
    digest: found.digest,
    declared: found.declaredDigest ?? null,
    ...interval(found),
    rules: rules?.slice(0, MOST_RULES) ?? null,
    versions: all.map((each) => ({ version: each.version, ...interval(each) })),
  }
}

function interval({ effective }: PolicyVersion): {
  readonly from: string | null
  readonly to: string | null
} {
  return { from: effective?.from ?? null, to: effective?.to ?? null }
}
