import type { ConcernedDecision } from '../../shared/contract/replay.ts'
import { go } from '../store/route.ts'
import { OutcomeMark } from './marks.tsx'
import { RecordedCode } from './recorded-code.tsx'
import { type Column, Table } from './table.tsx'
import { TableTime, useZoneWord } from './time.tsx'

/** Decisions that a question came to, each a way to its own screen. */
export function ConcernedDecisions({
  label,
  rows,
  outcome,
  onLeave,
}: {
  readonly label: string
  readonly rows: readonly ConcernedDecision[]
  /** What the outcome is called: beside others, it is the recorded one. */
  readonly outcome: 'Outcome' | 'Recorded'
  /** Before another screen is gone to. */
  readonly onLeave?: () => void
}) {
  const zone = useZoneWord()
  const columns: readonly Column<ConcernedDecision>[] = [
    { key: 'time', head: `Time, ${zone}`, width: 180, cell: ({ time }) => <TableTime at={time} /> },
    { key: 'id', head: 'Decision', wide: true, cell: ({ id }) => <RecordedCode value={id} /> },
    { key: 'subject', head: 'Subject', width: 120, cell: ({ subject }) => <RecordedCode value={subject} /> },
    {
      key: 'entitlement',
      head: 'Entitlement',
      width: 150,
      cell: ({ entitlement }) => <RecordedCode value={entitlement} />,
    },
    { key: 'outcome', head: outcome, width: 90, cell: (row) => <OutcomeMark outcome={row.outcome} /> },
  ]
  return (
    <Table
      label={label}
      height="detail"
      columns={columns}
      rows={rows}
      keyOf={({ ord }) => String(ord)}
      onOpen={({ id, ord }) => {
        onLeave?.()
        go({ screen: 'decisions', parts: [id], query: { ord: String(ord) } })
      }}
    />
  )
}
