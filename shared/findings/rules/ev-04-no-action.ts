import { ownEvidence } from '../reading/own-evidence.ts'
import { breach, type DecisionRule } from '../rule.ts'

/** `result: none` is an action recorded. */
export const ev04: DecisionRule = {
  code: 'EV-04',
  severity: 'high',
  kind: 'decision',
  reach: 'run',
  title: 'Permit with no action recorded',
  meaning: 'The decision permits, and nothing says what was done with that, not even that nothing was done.',
  judge: ({ dossier }) =>
    dossier.outcome === 'permit' && dossier.actions.length === 0
      ? breach([
          { text: 'its outcome is permit, and no record tells an action', evidence: ownEvidence(dossier) },
        ])
      : undefined,
}
