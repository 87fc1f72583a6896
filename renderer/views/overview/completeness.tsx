import type { Output } from '../../../shared/contract/methods.ts'
import { SectionHead } from '../../components/head.tsx'
import { type Column, Table } from '../../components/table.tsx'
import { type DecisionList, listQuery, withFacet } from '../../store/decision-list.ts'
import { addressOf } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { countIn } from './counts.ts'
import { ShareBar } from './share-bar.tsx'

interface Part {
  readonly name: string
  readonly recorded: number
  readonly missing: number
  /** The rule that finds it missing; the last row has none. */
  readonly code?: string
}

const PARTS = [
  { name: 'Trigger', code: 'EV-01' },
  { name: 'Attributes', code: 'EV-02' },
  { name: 'Policy version', code: 'EV-03' },
  { name: 'Action', code: 'EV-04' },
] as const

/** How many decisions have each of the four parts, and all of them. */
export function Completeness({
  summary,
  list,
}: {
  readonly summary: Output<'decisions.summary'>
  readonly list: DecisionList
}) {
  const parts: Part[] = PARTS.map(({ name, code }) => {
    const missing = countIn(summary, 'finding', code)
    return { name, code, missing, recorded: summary.total - missing }
  })
  const most = Math.max(1, ...parts.map(({ missing }) => missing))
  const incomplete = countIn(summary, 'complete', 'incomplete')
  const rows: readonly Part[] = [
    ...parts,
    { name: 'All four', recorded: summary.total - incomplete, missing: incomplete },
  ]
  const columns: readonly Column<Part>[] = [
    {
      key: 'name',
      head: 'Part',
      wide: true,
      cell: ({ name, code }) => (code === undefined ? <b>{name}</b> : name),
    },
    {
      key: 'recorded',
      head: 'Recorded',
      align: 'right',
      cell: ({ recorded, code }) => (code === undefined ? <b>{count(recorded)}</b> : count(recorded)),
    },
    {
      key: 'missing',
      head: 'Missing',
      align: 'right',
      cell: ({ missing }) => (missing === 0 ? '0' : <b>{count(missing)}</b>),
    },
    {
      key: 'bar',
      head: <span className="unseen">Share</span>,
      cell: ({ missing, code }) => (code === undefined ? null : <ShareBar part={missing} whole={most} />),
    },
    {
      key: 'code',
      head: 'Finding',
      cell: ({ code }) =>
        code === undefined ? null : (
          <a
            className="mono-s"
            href={addressOf({ screen: 'decisions', query: listQuery(withFacet(list, 'finding', [code])) })}
          >
            {code}
          </a>
        ),
    },
  ]
  return (
    <section>
      <SectionHead title="Completeness" about="the four parts of a decision" />
      <Table label="Completeness" columns={columns} rows={rows} keyOf={({ name }) => name} height="detail" />
    </section>
  )
}
