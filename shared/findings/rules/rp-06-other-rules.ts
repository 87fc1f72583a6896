import { breach, type DecisionRule } from '../rule.ts'
import { listed } from '../reading/wording.ts'

export const rp06: DecisionRule = {
  code: 'RP-06',
  severity: 'medium',
  kind: 'decision',
  reach: 'run',
  title: 'Other determining rules',
  meaning:
    'Replay gives the recorded outcome, and by other rules than recorded: the request, the entities or the text of the policy may not be those that decided.',
  judge: ({ dossier, decision: { replay }, ruleNames }) => {
    const { check } = dossier
    const recorded = check?.fact.determining ?? []
    if (check === undefined || recorded.length === 0 || ruleNames === undefined) return undefined
    if (replay.verdict !== 'reproduced' || replay.determining === undefined) return undefined
    if (!recorded.every((id) => ruleNames.has(id))) return undefined
    const replayed = new Set(replay.determining)
    const stoodFor = recorded.map((id) => ruleNames.get(id) as string)
    if (isSame(stoodFor, replayed) || isSame(recorded, replayed)) return undefined
    return breach([
      {
        text: `recorded ${listed(recorded)}; replayed ${listed(replay.determining) || 'none'}`,
        evidence: [check.by.ref],
      },
    ])
  },
}

function isSame(ids: readonly string[], set: ReadonlySet<string>): boolean {
  return set.symmetricDifference(new Set(ids)).size === 0
}
