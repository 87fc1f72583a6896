import { memo, type ReactNode } from 'react'
import css from './long-table.module.css'

export interface LongColumn<Row> {
  readonly key: string
  readonly head: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** In px; `rest` takes what is left over. */
  readonly width: number | 'rest'
  readonly align?: 'left' | 'right'
  /** The list is in its order. */
  readonly sorted?: 'ascending' | 'descending' | undefined
  /** What the head is pulled by to another width. */
  readonly grip?: ReactNode
}

interface Props<Row> {
  readonly row: Row | undefined
  readonly columns: readonly LongColumn<Row>[]
  readonly late: boolean
}

/** What a row says. It is drawn again only for another row or other columns, not for every scroll. */
export const Cells = memo(function Cells<Row>({ row, columns, late }: Props<Row>) {
  return columns.map(({ key, cell, align }) => (
    <div key={key} role="gridcell" className={`${css.cell} ${align === 'right' ? css.right : ''}`}>
      {row === undefined ? late ? <span className={css.bar} /> : null : cell(row)}
    </div>
  ))
}, isSame) as <Row>(props: Props<Row>) => ReactNode

/** Bars are for rows that are not here: that others are late draws nothing anew. */
function isSame<Row>(before: Props<Row>, now: Props<Row>): boolean {
  return (
    before.row === now.row &&
    before.columns === now.columns &&
    (now.row !== undefined || before.late === now.late)
  )
}
