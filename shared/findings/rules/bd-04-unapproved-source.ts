import { approvedInputs } from '../reading/approved-inputs.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { listed, named } from '../reading/wording.ts'

/** An input without source is EV-12's matter. */
export const bd04: DecisionRule = {
  code: 'BD-04',
  severity: 'high',
  kind: 'decision',
  reach: 'run',
  title: 'Input from a source not approved for it',
  meaning:
    'An approved input came from a source that the boundary does not approve for it: whoever keeps that source could steer the decision.',
  judge: ({ dossier, run }) => {
    const inputs = approvedInputs(run.definition?.boundary)
    return breach(
      dossier.attributes.flatMap(({ name, source, by }) => {
        const sources = inputs?.get(name)?.sources
        if (sources === undefined || source === undefined || sources.includes(source)) return []
        return {
          text: `${named(name)} from ${named(source)}, approved: ${listed(sources) || 'none'}`,
          input: name,
          evidence: [by.ref],
        }
      }),
    )
  },
}
