import { policyVersionId } from '../../model/ids.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { listed, named } from '../reading/wording.ts'

export const rp01: DecisionRule = {
  code: 'RP-01',
  severity: 'critical',
  kind: 'decision',
  reach: 'run',
  title: 'Replay gives another outcome',
  meaning:
    'The policy version that the evidence names, put to the same question, answers otherwise than recorded: the record, the version or what was asked is not what it says.',
  judge: ({ dossier, decision: { replay } }) => {
    if (replay.verdict !== 'diverged') return undefined
    const { check, policy } = dossier
    const recorded = check?.fact.outcome ?? dossier.outcome ?? 'nothing'
    const version = policy === undefined ? '' : ` under ${named(policyVersionId(policy.id, policy.version))}`
    const rules = replay.determining?.length ? ` by ${listed(replay.determining)}` : ''
    return breach([
      {
        text: `recorded ${recorded}, replayed ${replay.outcome ?? 'nothing'}${version}${rules}`,
        evidence: [
          ...(check === undefined ? [] : [check.by.ref]),
          ...(dossier.evidence.outcome ?? []).slice(0, 10),
        ],
      },
    ])
  },
}
