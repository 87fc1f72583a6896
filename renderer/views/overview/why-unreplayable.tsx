import type { Output } from '../../../shared/contract/methods.ts'
import { NO_VALUE } from '../../../shared/model/words.ts'
import { SectionHead } from '../../components/head.tsx'
import { Table } from '../../components/table.tsx'
import { type DecisionList, listQuery, withFacet } from '../../store/decision-list.ts'
import { addressOf } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { countIn } from './counts.ts'
import { ShareBar } from './share-bar.tsx'

/** Why decisions could not be heard again, commonest first. */
export function WhyUnreplayable({
  summary,
  list,
}: {
  readonly summary: Output<'decisions.summary'>
  readonly list: DecisionList
}) {
  const reasons = summary.facets.reason.top
    .filter(({ value, count: number }) => value !== NO_VALUE && number > 0)
    .toSorted((a, b) => b.count - a.count)
  const all = countIn(summary, 'verdict', 'unreplayable')
  const most = Math.max(1, ...reasons.map((reason) => reason.count))
  return (
    <section>
      <SectionHead
        title="Replay"
        about={all === 0 ? 'every decision was heard again' : `${count(all)} that could not be heard again`}
      />
      {reasons.length === 0 ? null : (
        <Table
          label="Why unreplayable"
          height="detail"
          rows={reasons}
          keyOf={({ value }) => value}
          columns={[
            {
              key: 'reason',
              head: 'Why unreplayable',
              wide: true,
              cell: ({ value }) => (
                <a
                  className="mono-s"
                  href={addressOf({
                    screen: 'decisions',
                    query: listQuery(withFacet(list, 'reason', [value])),
                  })}
                >
                  {value}
                </a>
              ),
            },
            {
              key: 'count',
              head: 'Decisions',
              align: 'right',
              cell: ({ count: number }) => <b>{count(number)}</b>,
            },
            {
              key: 'bar',
              head: <span className="unseen">Share</span>,
              cell: ({ count: number }) => <ShareBar part={number} whole={most} />,
            },
          ]}
        />
      )}
    </section>
  )
}
