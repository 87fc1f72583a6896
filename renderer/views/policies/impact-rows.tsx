import { OutcomeMark } from '../../components/marks.tsx'
import { type Column, Table } from '../../components/table.tsx'
import { TableTime, useZoneWord } from '../../components/time.tsx'
import { go } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import type { ImpactGroup } from './impact-groups.tsx'
import css from './impact.module.css'

type Row = ImpactGroup['examples'][number]

/** The first decisions of a group, each a way to its own screen. */
export function ImpactRows({ group }: { readonly group: ImpactGroup }) {
  const zone = useZoneWord()
  const columns: readonly Column<Row>[] = [
    { key: 'time', head: `Time, ${zone}`, cell: ({ time }) => <TableTime at={time} /> },
    { key: 'id', head: 'Decision', cell: ({ id }) => code(id) },
    { key: 'subject', head: 'Subject', cell: ({ subject }) => code(subject) },
    { key: 'entitlement', head: 'Entitlement', wide: true, cell: ({ entitlement }) => code(entitlement) },
    { key: 'recorded', head: 'Recorded', cell: ({ outcome }) => <OutcomeMark outcome={outcome} /> },
  ]
  return (
    <div className={css.rows}>
      <h3 className={css.head}>
        {visible(group.cause)}
        <span className="ink-2">
          {count(group.examples.length)} of {count(group.decisions)}
        </span>
      </h3>
      <Table
        label="Decisions of this cause"
        height="detail"
        columns={columns}
        rows={group.examples}
        keyOf={({ ord }) => String(ord)}
        onOpen={({ id, ord }) => go({ screen: 'decisions', parts: [id], query: { ord: String(ord) } })}
      />
    </div>
  )
}

function code(value: string | null) {
  return value === null ? (
    <span className="ink-3">missing</span>
  ) : (
    <code className="mono-s">{visible(value)}</code>
  )
}
