import { breach, type DecisionRule } from '../rule.ts'
import { named } from '../reading/wording.ts'

export const rp08: DecisionRule = {
  code: 'RP-08',
  severity: 'high',
  kind: 'decision',
  reach: 'run',
  title: 'Outcome is not what the check answered',
  meaning: 'The policy answered one thing and the decision says the other: it was made against its own rule.',
  judge: ({ dossier: { outcome, check, evidence } }) => {
    const answer = check?.fact.outcome
    if (check === undefined || answer === undefined || answer === outcome) return undefined
    if (outcome !== 'permit' && outcome !== 'deny') return undefined
    return breach([
      {
        text: `the outcome is ${outcome}, the check of ${named(check.fact.policy.id)} answered ${answer} (${check.by.ref})`,
        evidence: [...new Set([...(evidence.outcome ?? []).slice(0, 10), check.by.ref])],
      },
    ])
  },
}
