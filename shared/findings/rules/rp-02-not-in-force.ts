import { policyVersionId } from '../../model/ids.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { at, named } from '../reading/wording.ts'

export const rp02: DecisionRule = {
  code: 'RP-02',
  severity: 'high',
  kind: 'decision',
  reach: 'run',
  title: 'Recorded version was not in force',
  meaning:
    'The decision was made under a version of the policy while another was in force: a change came early, or an old version was still served.',
  judge: ({ dossier, decision: { replay } }, { policies }) => {
    const { policy, inForce, check } = dossier
    if (policy === undefined || inForce === undefined || inForce.version === policy.version) return undefined
    const isBundled = policies.some((each) => each.policy === policy.id && each.version === policy.version)
    if (!isBundled) return undefined
    const answer = replay.inForce === undefined ? '' : `, which answers ${replay.inForce.outcome}`
    return breach([
      {
        text: `recorded ${named(policyVersionId(policy.id, policy.version))}; at ${at(dossier.checkInstant)} version ${named(inForce.version)} was in force${answer}`,
        evidence: check === undefined ? [] : [check.by.ref],
      },
    ])
  },
}
