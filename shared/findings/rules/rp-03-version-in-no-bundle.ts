import { policyVersionId } from '../../model/ids.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { listed, named } from '../reading/wording.ts'

export const rp03: DecisionRule = {
  code: 'RP-03',
  severity: 'high',
  kind: 'decision',
  reach: 'run',
  title: 'Recorded version is in no bundle',
  meaning:
    'The evidence names a policy version whose text is not in the case, so the decision cannot be put to it again.',
  judge: ({ dossier: { policy, check } }, { policies }) => {
    if (policy === undefined) return undefined
    const known = policies.filter((each) => each.policy === policy.id).map(({ version }) => version)
    if (known.includes(policy.version)) return undefined
    const others =
      known.length === 0 ? 'no version of it is in the case' : `versions in the case: ${listed(known)}`
    return breach([
      {
        text: `${named(policyVersionId(policy.id, policy.version))}; ${others}`,
        evidence: check === undefined ? [] : [check.by.ref],
      },
    ])
  },
}
