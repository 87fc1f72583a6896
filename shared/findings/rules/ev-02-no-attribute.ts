import { ownEvidence } from '../reading/own-evidence.ts'
import { breach, type DecisionRule } from '../rule.ts'

export const ev02: DecisionRule = {
  code: 'EV-02',
  severity: 'high',
  kind: 'decision',
  reach: 'run',
  title: 'No attribute recorded',
  meaning:
    'Neither an attributes fact nor a logged request says on what the decision rested, so it can be neither judged nor made again.',
  judge: ({ dossier }) =>
    dossier.attributes.length === 0 && dossier.readings.length === 0
      ? breach([
          {
            text: 'no attributes fact, and no attribute in a logged request',
            evidence: ownEvidence(dossier),
          },
        ])
      : undefined,
}
