import { useAnswer } from '../../client/answers.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { NO_VALUE } from '../../../shared/model/words.ts'
import { SectionHead } from '../../components/head.tsx'
import { Table } from '../../components/table.tsx'
import type { OpenCase } from '../../store/case.ts'
import { type DecisionList, withFacet } from '../../store/decision-list.ts'
import { addressOf } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { countIn } from './counts.ts'
import { decisionsColumn } from './decisions-column.tsx'

const SHOWN = 8

/** Decisions by workflow, and how many of them stand outside the boundary. */
export function WorkflowTable({
  opened,
  summary,
  list,
}: {
  readonly opened: OpenCase
  readonly summary: Output<'decisions.summary'>
  readonly list: DecisionList
}) {
  const { value: outside } = useAnswer(
    'decisions.summary',
    { case: opened.case, filter: withFacet(list, 'boundary', ['outside']).filter },
    { keep: true },
  )
  return (
    <section>
      <SectionHead title="Workflows" />
      <Table
        label="Workflows"
        height="detail"
        rows={summary.facets.workflow.top.filter((each) => each.count > 0).slice(0, SHOWN)}
        keyOf={({ value }) => value}
        columns={[
          {
            key: 'workflow',
            head: 'Workflow',
            wide: true,
            cell: ({ value }) =>
              value === NO_VALUE ? (
                <span className="ink-2">none recorded</span>
              ) : (
                <a href={addressOf({ screen: 'workflows', parts: [value] })}>{visible(value)}</a>
              ),
          },
          decisionsColumn(list, 'workflow'),
          {
            key: 'outside',
            head: 'Outside',
            align: 'right',
            cell: ({ value }) => (outside === undefined ? '' : count(countIn(outside, 'workflow', value))),
          },
        ]}
      />
    </section>
  )
}
