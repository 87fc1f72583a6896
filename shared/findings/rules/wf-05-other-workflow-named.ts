import { breach, type RunRule } from '../rule.ts'
import { named } from '../reading/wording.ts'

export const wf05: RunRule = {
  code: 'WF-05',
  severity: 'medium',
  kind: 'run',
  reach: 'run',
  title: 'Records name another workflow or version',
  meaning:
    'Records of one run do not agree on the workflow or version that it follows: two runs may share an id, or the version changed under way.',
  judge: ({ workflow: first, records }) => {
    if (first === undefined) return undefined
    const others = records.filter(({ record: { workflow } }) => {
      const isSame = workflow?.id === first.id && workflow.version === first.version
      return workflow !== undefined && !isSame
    })
    const groups = Map.groupBy(others, ({ record: { workflow } }) =>
      JSON.stringify([workflow?.id, workflow?.version]),
    )
    return breach(
      [...groups.values()].map((list) => {
        const refs = list.slice(0, 10).map(({ ref }) => ref)
        const { id, version } = list[0]?.record.workflow ?? first
        return {
          text: `${named(id)} version ${named(version)} (${refs[0]}), the first record: ${named(first.id)} version ${named(first.version)}`,
          evidence: refs,
        }
      }),
    )
  },
}
