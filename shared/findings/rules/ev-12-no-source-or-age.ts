import { ageLimits, approvedInputs } from '../reading/approved-inputs.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { listed, named } from '../reading/wording.ts'

export const ev12: DecisionRule = {
  code: 'EV-12',
  severity: 'low',
  kind: 'decision',
  reach: 'run',
  title: 'Input without source or time',
  meaning:
    'The boundary approves the input from certain sources or up to a certain age, and the evidence does not say where it came from or as of when. Whether it kept to that cannot be judged.',
  judge: ({ dossier, run }) => {
    const inputs = approvedInputs(run.definition?.boundary)
    return breach(
      dossier.attributes.flatMap(({ name, source, asOf, from, by }) => {
        const approved = inputs?.get(name)
        if (approved === undefined || from === 'request') return []
        const ages = ageLimits(approved, source)
        const missing = [
          ...(source === undefined && approved.sources !== undefined
            ? [`source (approved: ${listed(approved.sources) || 'none'})`]
            : []),
          ...(asOf === undefined && ages !== undefined ? [`asOf (limit ${ages.join(' or ')})`] : []),
        ]
        return missing.length === 0
          ? []
          : { text: `${named(name)} has no ${missing.join(' and no ')}`, input: name, evidence: [by.ref] }
      }),
    )
  },
}
