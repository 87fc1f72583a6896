import type { KeyboardEvent, ReactNode } from 'react'
import css from './table.module.css'

export interface Column<Row> {
  readonly key: string
  readonly head: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand right, words left. */
  readonly align?: 'left' | 'right'
  /** Takes what is left over and ends in an ellipsis. */
  readonly wide?: boolean
  /** In px; without it as wide as its content. */
  readonly width?: number
}

/**
 * A table of few rows (hundreds at most; longer ones are virtual). With `onOpen`, rows are opened by click or
 * Enter; `focused` is the row that the pane beside it shows.
 */
export function Table<Row>({
  label,
  columns,
  rows,
  keyOf,
  focused,
  onFocus,
  onOpen,
  height = 'list',
  mark,
}: {
  /** Its name for a screen reader. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly focused?: string | null
  readonly onFocus?: (row: Row) => void
  readonly onOpen?: (row: Row) => void
  /** Rows of 24, 28, 32 or 44 px. */
  readonly height?: 'detail' | 'list' | 'source' | 'two-lines'
  /** Rows outside the boundary stand on its wash. */
  readonly mark?: (row: Row) => 'outside' | undefined
}) {
  const choose = onFocus ?? onOpen
  return (
    <table className={css.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ key, head, align, width, wide }) => (
            <th
              key={key}
              scope="col"
              className={align === 'right' ? css.right : undefined}
              style={wide === true ? { width: '100%' } : width === undefined ? undefined : { width }}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = keyOf(row)
          return (
            <tr
              key={key}
              className={[
                css.row,
                css[height],
                focused === key ? css.focused : '',
                mark?.(row) === 'outside' ? css.outside : '',
                choose === undefined ? '' : css.live,
              ].join(' ')}
              {...(choose === undefined
                ? {}
                : {
                    tabIndex: focused === key || ((focused ?? null) === null && row === rows[0]) ? 0 : -1,
                    'aria-selected': focused === key,
                    onClick: () => choose(row),
                    onDoubleClick: () => onOpen?.(row),
                    onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
                      if (event.key === 'Enter' && event.target === event.currentTarget)
                        (onOpen ?? choose)(row)
                      else moveFocus(event, rows, row, choose)
                    },
                  })}
            >
              {columns.map(({ key: column, cell, align, wide }) => (
                <td
                  key={column}
                  className={[align === 'right' ? css.right : '', wide === true ? css.wide : ''].join(' ')}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Arrow keys and `j`/`k` go to the row above or below. */
function moveFocus<Row>(
  event: KeyboardEvent<HTMLTableRowElement>,
  rows: readonly Row[],
  row: Row,
  choose: (row: Row) => void,
): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
  const step =
    event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const next = rows[rows.indexOf(row) + step]
  const element =
    step > 0 ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling
  if (next === undefined || !(element instanceof HTMLElement)) return
  choose(next)
  element.focus()
}
