import { ownEvidence } from '../reading/own-evidence.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { named } from '../reading/wording.ts'

export const ev01: DecisionRule = {
  code: 'EV-01',
  severity: 'high',
  kind: 'decision',
  reach: 'run',
  title: 'No trigger',
  meaning:
    'Nothing in the run says what set it off, so it cannot be told whether the workflow had a reason to decide.',
  judge: ({ dossier }) =>
    dossier.trigger === undefined
      ? breach([
          {
            text: `neither the decision nor its run ${named(dossier.run)} records one`,
            evidence: ownEvidence(dossier),
          },
        ])
      : undefined,
}
