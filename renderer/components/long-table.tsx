import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useKeys } from '../store/keys.ts'
import css from './long-table.module.css'
import { useTallList } from './use-tall-list.ts'

export interface LongColumn<Row> {
  readonly key: string
  readonly head: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** In px; `rest` takes what is left over. */
  readonly width: number | 'rest'
  readonly align?: 'left' | 'right'
}

const HEAD_PX = 24

/**
 * A table of any number of rows that come in pages, one of them with the focus. Where it has the focus, arrows, `j`
 * and `k`, page keys, Home, End and Enter move in it; with `keys` they do so wherever the focus is.
 */
export function LongTable<Row>({
  label,
  columns,
  total,
  rowAt,
  keyOf,
  nameOf,
  focused,
  onFocus,
  onOpen,
  onRange,
  late = false,
  rowPx = 28,
  above,
  keys,
}: {
  readonly label: string
  readonly columns: readonly LongColumn<Row>[]
  readonly total: number
  /** Undefined: it has not come yet. */
  readonly rowAt: (index: number) => Row | undefined
  readonly keyOf: (row: Row) => string
  /** The row in words, for a screen reader. */
  readonly nameOf: (row: Row) => string
  readonly focused: string | null
  readonly onFocus: (row: Row) => void
  readonly onOpen?: (row: Row) => void
  /** Told which rows are on screen, so that they can be fetched. */
  readonly onRange: (first: number, last: number) => void
  /** Rows are late: bars stand in for them. */
  readonly late?: boolean
  readonly rowPx?: number
  /** Stands over the upper edge of a row, over its whole width. */
  readonly above?: (row: Row) => ReactNode
  /** Names the rows in the sheet of keys. One table a screen. */
  readonly keys?: string
}) {
  const frame = useRef<HTMLDivElement>(null)
  const { virtual, height, top } = useTallList(frame, total, rowPx, HEAD_PX)
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onRange(first, last), [onRange, first, last])
  const at = useRef(0)
  const found = items.find(({ index }) => keyAt(index) === focused)
  if (found !== undefined) at.current = found.index
  function keyAt(index: number): string | undefined {
    const row = rowAt(index)
    return row === undefined ? undefined : keyOf(row)
  }
  const wanted = useRef<number | null>(null)
  const focus = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index))
    at.current = next
    virtual.scrollToIndex(next, { align: 'auto' })
    const row = rowAt(next)
    if (row === undefined) wanted.current = next
    else onFocus(row)
  }
  useEffect(() => {
    // A row that was not here when it was gone to takes the focus when it comes.
    const row = wanted.current === null ? undefined : rowAt(wanted.current)
    if (row === undefined) return
    wanted.current = null
    onFocus(row)
  })
  const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 280) / rowPx) - 2)
  const open = () => {
    const row = rowAt(at.current)
    if (row !== undefined) (onOpen ?? onFocus)(row)
  }
  const acts: Readonly<Record<string, () => void>> = {
    j: () => focus(at.current + 1),
    k: () => focus(at.current - 1),
    ArrowDown: () => focus(at.current + 1),
    ArrowUp: () => focus(at.current - 1),
    PageDown: () => focus(at.current + page),
    PageUp: () => focus(at.current - page),
    Home: () => focus(0),
    End: () => focus(total - 1),
    Enter: open,
  }
  useKeys(
    keys === undefined
      ? {}
      : Object.fromEntries(
          Object.entries(DOES).map(([key, does]) => [key, { does, run: () => acts[key]?.() }]),
        ),
    keys,
  )
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  const style = { gridTemplateColumns: columns.map(trackOf).join(' ') }
  return (
    <div
      ref={frame}
      className={css.frame}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={found === undefined || focused === null ? undefined : idOf(label, focused)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={css.head}>
        <div role="row" aria-rowindex={1} className={css.headRow} style={style}>
          {columns.map(({ key, head, align }) => (
            <div
              key={key}
              role="columnheader"
              className={`${css.headCell} ${align === 'right' ? css.right : ''}`}
            >
              {head}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={css.rows} style={{ height }}>
        {items.map((item) => {
          const row = rowAt(item.index)
          const here = row !== undefined && keyOf(row) === focused
          const over = row === undefined ? undefined : above?.(row)
          return (
            <div
              key={item.key}
              id={row === undefined ? undefined : idOf(label, keyOf(row))}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={here}
              aria-label={row === undefined ? undefined : nameOf(row)}
              className={`${css.row} ${here ? css.focused : ''}`}
              style={{ ...style, height: rowPx, transform: `translateY(${top(item.start)}px)` }}
              onClick={() => row && onFocus(row)}
              onDoubleClick={() => row && onOpen?.(row)}
            >
              {columns.map(({ key, cell, align }) => (
                <div
                  key={key}
                  role="gridcell"
                  className={`${css.cell} ${align === 'right' ? css.right : ''}`}
                >
                  {row === undefined ? late ? <span className={css.bar} /> : null : cell(row)}
                </div>
              ))}
              {over}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const DOES: Readonly<Record<string, string>> = {
  j: 'Go to the next row',
  k: 'Go to the row before',
  ArrowDown: 'Go to the next row',
  ArrowUp: 'Go to the row before',
  PageDown: 'Go a page down',
  PageUp: 'Go a page up',
  Home: 'Go to the first row',
  End: 'Go to the last row',
  Enter: 'Open the row',
}

function trackOf({ width }: { readonly width: number | 'rest' }): string {
  return width === 'rest' ? 'minmax(96px, 1fr)' : `${width}px`
}

/** Keys may hold any character: in an id only some mean themselves. */
function idOf(label: string, key: string): string {
  return `${label} ${key}`.replaceAll(/[^\w-]/g, (char) => `_${char.codePointAt(0) ?? 0}_`)
}
