import type { ConcernedDecision, SharedCause } from '../../../shared/contract/replay.ts'
import { OutcomeMark } from '../../components/marks.tsx'
import { type Column, Table } from '../../components/table.tsx'
import { TableTime, useZoneWord } from '../../components/time.tsx'
import { leaveWhoElse } from '../../store/blast-radius.ts'
import { go } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './who-else.module.css'

/** The decisions, each a way to its own screen. */
export function SharedRows({ shared: { rows, decisions } }: { readonly shared: SharedCause }) {
  const zone = useZoneWord()
  const columns: readonly Column<ConcernedDecision>[] = [
    { key: 'time', head: `Time, ${zone}`, width: 180, cell: ({ time }) => <TableTime at={time} /> },
    {
      key: 'id',
      head: 'Decision',
      cell: ({ id }) => <code className="mono-s">{visible(id)}</code>,
      wide: true,
    },
    { key: 'subject', head: 'Subject', width: 120, cell: ({ subject }) => text(subject) },
    { key: 'entitlement', head: 'Entitlement', width: 150, cell: ({ entitlement }) => text(entitlement) },
    {
      key: 'outcome',
      head: 'Outcome',
      width: 90,
      cell: ({ outcome }) => <OutcomeMark outcome={outcome} />,
    },
  ]
  const open = ({ id, ord }: ConcernedDecision) => {
    leaveWhoElse()
    go({ screen: 'decisions', parts: [id], query: { ord: String(ord) } })
  }
  return (
    <div className={css.rows}>
      <Table
        label="Decisions that share it"
        height="detail"
        columns={columns}
        rows={rows}
        keyOf={({ ord }) => String(ord)}
        onOpen={open}
      />
      {decisions > rows.length ? (
        <p className={css.none}>{count(decisions - rows.length)} more are not listed here.</p>
      ) : null}
    </div>
  )
}

function text(value: string | null) {
  return value === null ? (
    <span className="ink-3">missing</span>
  ) : (
    <code className="mono-s">{visible(value)}</code>
  )
}
