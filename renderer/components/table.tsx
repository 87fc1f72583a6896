import { Fragment, type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useKeys } from '../store/keys.ts'
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
  below,
  keys,
  foot,
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
  /** What stands below a row over its whole width: how far it is, what happened to it, what to do. */
  readonly below?: (row: Row) => ReactNode
  /** Names where `j`, `k` and Enter move in this table whatever has the focus. One table a screen. */
  readonly keys?: string
  /** Rows of its foot, in the same columns. */
  readonly foot?: ReactNode
}) {
  const choose = onFocus ?? onOpen
  const table = useRef<HTMLTableElement>(null)
  const at = rows.findIndex((row) => keyOf(row) === focused)
  const goTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (row === undefined || choose === undefined) return
    choose(row)
    rowElement(table.current, rows.indexOf(row))?.focus()
  }
  const open = () => {
    const row = rows[at]
    if (row !== undefined) onOpen?.(row)
  }
  useKeys(
    keys === undefined
      ? {}
      : {
          j: { does: 'Go to the next row', run: () => goTo(at + 1) },
          k: { does: 'Go to the row before', run: () => goTo(at - 1) },
          ...(onOpen === undefined ? {} : { Enter: { does: 'Open the row', run: open } }),
        },
    keys,
  )
  return (
    <table ref={table} className={css.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ key, head, align, width, wide }) => (
            <th
              key={key}
              scope="col"
              className={align === 'right' ? css.right : undefined}
              style={
                wide === true
                  ? { width: '100%' }
                  : width === undefined
                    ? undefined
                    : { width, minWidth: width }
              }
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const key = keyOf(row)
          const under = below?.(row) ?? null
          return (
            <Fragment key={key}>
              <tr
                data-row=""
                className={[
                  css.row,
                  css[height],
                  focused === key ? css.focused : '',
                  mark?.(row) === 'outside' ? css.outside : '',
                  choose === undefined ? '' : css.live,
                  under === null ? '' : css.hasBelow,
                ].join(' ')}
                {...(choose === undefined
                  ? {}
                  : {
                      tabIndex: focused === key || (at < 0 && index === 0) ? 0 : -1,
                      'aria-selected': focused === key,
                      onClick: () => choose(row),
                      onDoubleClick: () => onOpen?.(row),
                      onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
                        if (event.target !== event.currentTarget) return
                        if (event.key === 'Enter') {
                          event.preventDefault()
                          ;(onOpen ?? choose)(row)
                          return
                        }
                        const step = stepOf(event)
                        if (step === 0) return
                        event.preventDefault()
                        goTo(index + step)
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
              {under === null ? null : (
                <tr className={css.below}>
                  <td colSpan={columns.length}>{under}</td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
      {foot === undefined ? null : <tfoot>{foot}</tfoot>}
    </table>
  )
}

/** Arrow keys and `j`/`k` go to the row above or below. */
function stepOf(event: KeyboardEvent): -1 | 0 | 1 {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return 0
  if (event.key === 'ArrowDown' || event.key === 'j') return 1
  return event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0
}

function rowElement(table: HTMLTableElement | null, index: number): HTMLElement | null {
  return table?.querySelectorAll<HTMLElement>(':scope > tbody > tr[data-row]')[index] ?? null
}
