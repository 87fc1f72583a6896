import { useCallback, useMemo } from 'react'
import type { ItemStanding } from '../../../shared/model/review.ts'
import { SectionHead } from '../../components/head.tsx'
import { Key } from '../../components/key.tsx'
import { LongTable, type LongColumn } from '../../components/long-table.tsx'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { verdictOf } from './review-words.ts'
import { ReviewMark } from './verdict-mark.tsx'
import css from './review.module.css'

interface Row {
  readonly number: number
  readonly standing: ItemStanding
}

/** The sample, an item a row, with what stands on each. */
export function ItemList({
  items,
  focused,
  person,
  onFocus,
}: {
  readonly items: readonly ItemStanding[]
  readonly focused: string | null
  /** Who sits here: what is somebody else's to judge is told. */
  readonly person: string | null
  readonly onFocus: (id: string) => void
}) {
  const rows = useMemo(() => items.map((standing, at): Row => ({ number: at + 1, standing })), [items])
  const columns = useMemo((): readonly LongColumn<Row>[] => columnsFor(person), [person])
  const rowAt = useCallback((index: number) => rows[index], [rows])
  const at = rows.findIndex(({ standing }) => standing.item.id === focused)
  return (
    <section className={css.list} aria-label="Sample" data-pane="">
      <SectionHead
        title="Sample"
        about={`${count(items.length)} items`}
        actions={
          <>
            <Key>j</Key>
            <Key>k</Key>
          </>
        }
      />
      <LongTable
        label="Items of the sample"
        columns={columns}
        total={rows.length}
        rowAt={rowAt}
        keyOf={({ standing }) => standing.item.id}
        nameOf={nameOf}
        focused={focused}
        at={at < 0 ? null : at}
        onFocus={({ standing }) => onFocus(standing.item.id)}
        onRange={nothing}
        keys={{ scope: 'Review', row: 'item' }}
      />
    </section>
  )
}

/** All items are here: no page is to be fetched. */
function nothing(): void {}

function columnsFor(person: string | null): readonly LongColumn<Row>[] {
  return [
    { key: 'number', head: 'No.', width: 32, align: 'right', cell: ({ number }) => count(number) },
    {
      key: 'id',
      head: 'Item',
      width: 'rest',
      cell: ({ standing }) => (
        <code className="mono-s" title={visible(standing.item.id)}>
          {visible(standing.item.id)}
        </code>
      ),
    },
    {
      key: 'state',
      head: 'Verdict',
      width: 84,
      cell: ({ standing }) => <State standing={standing} person={person} />,
    },
  ]
}

function State({ standing, person }: { readonly standing: ItemStanding; readonly person: string | null }) {
  const verdict = verdictOf(standing)
  if (verdict !== null) return <ReviewMark verdict={verdict} />
  const { assigned } = standing
  if (assigned === null) return <b>nobody’s</b>
  return assigned === person ? null : <span className="ink-3">{visible(assigned)}</span>
}

function nameOf({ number, standing }: Row): string {
  const verdict = verdictOf(standing)
  return `Item ${number}, ${visible(standing.item.id)}, ${verdict ?? 'no verdict yet'}`
}
