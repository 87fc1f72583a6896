import type { VerificationPayload } from '../../../shared/contract/packets.ts'
import { SectionHead } from '../../components/head.tsx'
import { Table, type Column } from '../../components/table.tsx'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './verify.module.css'

type Withheld = NonNullable<VerificationPayload['withheld']>
type Place = Withheld['places'][number]

/** What became of each withheld value: where it stood, why it was withheld, and whether what is disclosed is it. */
export function WithheldSection({ withheld: { places, more } }: { readonly withheld: Withheld }) {
  const outcomes = [...Map.groupBy(places, ({ outcome }) => outcome)]
    .map(([outcome, of]) => `${count(of.length)} ${outcome}`)
    .join(', ')
  return (
    <section>
      <SectionHead title="Withheld values" about={outcomes} />
      <Table
        label="Withheld values"
        height="detail"
        rows={places}
        keyOf={({ record, path }) => `${record} ${path}`}
        columns={COLUMNS}
      />
      <ul className={css.limits}>
        {[...new Set(places.map(({ reason }) => reason))].map((reason) => (
          <li key={reason}>Why: {visible(reason)}</li>
        ))}
      </ul>
      {more === 0 ? null : <p className={css.words}>and {counted(more, 'more value')}, not listed</p>}
    </section>
  )
}

const COLUMNS: readonly Column<Place>[] = [
  { key: 'record', head: 'Record', cell: ({ record }) => <code className="mono-s">{visible(record)}</code> },
  {
    key: 'path',
    head: 'Place',
    wide: true,
    cell: ({ path }) => <code className="mono-s">{path === '' ? 'all of it' : visible(path)}</code>,
  },
  {
    key: 'outcome',
    head: 'Became',
    cell: ({ outcome }) =>
      outcome === 'does not hold' ? <b>{outcome}</b> : <span title={outcome}>{outcome}</span>,
  },
]
