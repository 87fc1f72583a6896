import { addDuration } from '../../model/duration.ts'
import { instantOf } from '../../model/time.ts'
import { ageLimits, approvedInputs } from '../reading/approved-inputs.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { at, named, span } from '../reading/wording.ts'

export const bd03: DecisionRule = {
  code: 'BD-03',
  severity: 'medium',
  kind: 'decision',
  reach: 'run',
  title: 'Input older than its limit',
  meaning:
    'An approved input was older at the decision than the boundary allows: it may not have been so any more.',
  judge: ({ dossier, run }) => {
    const inputs = approvedInputs(run.definition?.boundary)
    return breach(
      dossier.attributes.flatMap(({ name, source, asOf, by }) => {
        const approved = inputs?.get(name)
        const read = asOf === undefined ? undefined : instantOf(asOf)
        if (approved === undefined || read === undefined) return []
        const limits = ageLimits(approved, source)
        if (limits === undefined || limits.some((limit) => dossier.instant <= addDuration(read, limit)))
          return []
        return {
          text: `${named(name)} as of ${at(read)} was ${span(dossier.instant - read)} old at ${at(dossier.instant)}, limit ${limits.join(' or ')}`,
          input: name,
          evidence: [by.ref],
        }
      }),
    )
  },
}
