import { instantOf } from '../../model/time.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { at, named, span } from '../reading/wording.ts'

export const ev11: DecisionRule = {
  code: 'EV-11',
  severity: 'medium',
  kind: 'decision',
  reach: 'run',
  title: 'Attribute as of a time after the decision',
  meaning:
    'An attribute that counts is said to be as of a time when the decision had been made: the decision cannot have rested on it.',
  judge: ({ dossier }, { settings }) =>
    breach(
      dossier.attributes.flatMap(({ name, asOf, by }) => {
        const instant = asOf === undefined ? undefined : instantOf(asOf)
        if (instant === undefined || instant <= dossier.instant + settings.skewMs) return []
        return {
          text: `${named(name)} as of ${at(instant)}, ${span(instant - dossier.instant)} after the decision at ${at(dossier.instant)}`,
          input: name,
          evidence: [by.ref],
        }
      }),
    ),
}
