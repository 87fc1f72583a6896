import { instantOfDateOrTime } from '../../model/time.ts'
import { breach, type RunRule } from '../rule.ts'
import { at, named } from '../reading/wording.ts'

export const wf07: RunRule = {
  code: 'WF-07',
  severity: 'medium',
  kind: 'run',
  reach: 'run',
  title: 'Definition was not in force',
  meaning: 'The run began under a version of the workflow that was not yet, or no more, to be used.',
  judge: ({ definition, match, start, records }) => {
    const effective = definition?.workflow.effective
    if (definition === undefined || effective === undefined || match !== 'named') return undefined
    const from = effective.from === undefined ? undefined : instantOfDateOrTime(effective.from)
    const to = effective.to === undefined ? undefined : instantOfDateOrTime(effective.to)
    const isEarly = from !== undefined && start < from
    const isLate = to !== undefined && start >= to
    if (!isEarly && !isLate) return undefined
    const limit = isEarly ? `from ${effective.from}` : `up to ${effective.to}`
    const first = records[0]
    return breach([
      {
        text: `version ${named(definition.workflow.version)} is in force ${limit}, the run began at ${at(start)}`,
        evidence: first === undefined ? [] : [first.ref],
      },
    ])
  },
}
