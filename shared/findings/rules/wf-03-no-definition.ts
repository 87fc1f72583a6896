import { breach, type RunRule } from '../rule.ts'
import { named } from '../reading/wording.ts'

/** A run whose records name no workflow, as other systems' logs do not, has no version to look for. */
export const wf03: RunRule = {
  code: 'WF-03',
  severity: 'high',
  kind: 'run',
  reach: 'run',
  title: 'No definition of this workflow version',
  meaning:
    'The case holds no definition of the version that the run names, so what was agreed for it is not known.',
  judge: ({ workflow, definition, match, records }) => {
    if (workflow === undefined || match === 'named') return undefined
    const instead =
      definition === undefined
        ? 'no other version was in force at its start'
        : `version ${named(definition.workflow.version)}, in force at its start, counts instead`
    const ref = records.find(({ record }) => record.workflow !== undefined)?.ref
    return breach([
      {
        text: `${named(workflow.id)} version ${named(workflow.version)}; ${instead}`,
        evidence: ref === undefined ? [] : [ref],
      },
    ])
  },
}
