import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { useKeys } from '../store/keys.ts'
import { Cells, type LongColumn } from './long-table-cells.tsx'
import css from './long-table.module.css'
import { moves } from './long-table-keys.ts'
import { useLate } from './use-late.ts'
import { useTallList } from './use-tall-list.ts'

export type { LongColumn } from './long-table-cells.tsx'

const HEAD_PX = 24
/** Before the frame has been measured. */
const FIRST_PX = 280

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
  at,
  onFocus,
  onOpen,
  onRange,
  waiting = false,
  rowPx = 28,
  above,
  keys,
}: {
  readonly label: string
  /** The same columns from draw to draw, where rows are not to be drawn anew. */
  readonly columns: readonly LongColumn<Row>[]
  readonly total: number
  /** Undefined: it has not come yet. */
  readonly rowAt: (index: number) => Row | undefined
  readonly keyOf: (row: Row) => string
  /** The row in words, for a screen reader. */
  readonly nameOf: (row: Row) => string
  readonly focused: string | null
  /** Where the row with the focus stands, for who knows it; else it is known while it is in sight. Null: nowhere. */
  readonly at?: number | null | undefined
  readonly onFocus: (row: Row) => void
  readonly onOpen?: (row: Row) => void
  /** Told which rows are on screen, so that they can be fetched. */
  readonly onRange: (first: number, last: number) => void
  /** Rows are being fetched: when they are late, bars stand in for those that are not here. */
  readonly waiting?: boolean
  readonly rowPx?: number
  /** Stands over the upper edge of a row, over its whole width. */
  readonly above?: (row: Row) => ReactNode
  /** Names the rows, and the scope of the keys in their sheet. One table a screen. */
  readonly keys?: { readonly scope: string; readonly row?: string }
}) {
  const frame = useRef<HTMLDivElement>(null)
  const late = useLate(waiting)
  const { virtual, height, top, inSight } = useTallList(frame, total, rowPx, HEAD_PX)
  const items = virtual.getVirtualItems()
  const seats = useRef(1)
  seats.current = Math.max(seats.current, items.length)
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  // Before the frame is painted, so that a row that is here already is in that frame.
  useLayoutEffect(() => onRange(first, last), [onRange, first, last])
  const place = useRef(-1)
  const gone = useRef<Row | undefined>(undefined)
  const wanted = useRef<number | null>(null)
  const seen = items.find(({ index }) => keyAt(index) === focused)
  if (seen !== undefined) place.current = seen.index
  else if (at !== undefined && at !== null && wanted.current === null) place.current = at
  function keyAt(index: number): string | undefined {
    const row = rowAt(index)
    return row === undefined ? undefined : keyOf(row)
  }
  const take = (row: Row) => {
    gone.current = row
    onFocus(row)
  }
  const focus = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index))
    place.current = next
    if (!inSight(next)) virtual.scrollToIndex(next, { align: 'auto' })
    const row = rowAt(next)
    wanted.current = row === undefined ? next : null
    if (row !== undefined) take(row)
  }
  useEffect(() => {
    // A row that was not here when it was gone to takes the focus when it comes.
    const row = wanted.current === null ? undefined : rowAt(wanted.current)
    if (row === undefined) return
    wanted.current = null
    take(row)
  })
  useEffect(() => {
    // Coming back, the row is where it was left; a new list begins at its row with the focus, or at its top.
    if (at === undefined || (at !== null && inSight(at))) return
    if (at !== null) virtual.scrollToIndex(at, { align: 'center' })
    else if ((virtual.scrollOffset ?? 0) > 0) virtual.scrollToIndex(0, { align: 'start' })
    // It follows the list, not the hand: a row that is scrolled out of sight stays there.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [at, total])
  const page = Math.max(1, Math.floor((virtual.scrollRect?.height ?? FIRST_PX) / rowPx) - 2)
  const open = () => {
    const known = rowAt(place.current)
    // Its page may not be here while it has the focus: it can be opened all the same.
    const row = known !== undefined && keyOf(known) === focused ? known : gone.current
    if (row !== undefined && keyOf(row) === focused) (onOpen ?? onFocus)(row)
  }
  const acts = moves({ place: () => place.current, page, total, focus, open }, keys?.row ?? 'row')
  useKeys(keys === undefined ? {} : acts, keys?.scope)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined
    if (act === undefined) return
    event.preventDefault()
    act.run()
  }
  const style = { gridTemplateColumns: columns.map(trackOf).join(' ') }
  const here = focused !== null && (seen !== undefined || gone.current !== undefined) ? focused : null
  return (
    <div
      ref={frame}
      className={css.frame}
      role="grid"
      aria-label={label}
      aria-busy={waiting}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={here === null ? undefined : idOf(label, here)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={css.head}>
        <div role="row" aria-rowindex={1} className={css.headRow} style={style}>
          {columns.map(({ key, head, align, sorted, grip }) => (
            <div
              key={key}
              role="columnheader"
              className={`${css.headCell} ${align === 'right' ? css.right : ''}`}
              aria-sort={sorted}
            >
              {head}
              {grip}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={css.rows} style={{ height }}>
        {items.map((item) => {
          const row = rowAt(item.index)
          const key = row === undefined ? undefined : keyOf(row)
          return (
            <div
              // By its seat, not by its row: going far, what was drawn is written over, not made anew.
              key={item.index % seats.current}
              id={key === undefined ? undefined : idOf(label, key)}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={key !== undefined && key === focused}
              aria-label={row === undefined ? undefined : nameOf(row)}
              className={`${css.row} ${key !== undefined && key === focused ? css.focused : ''}`}
              style={{ ...style, height: rowPx, transform: `translateY(${top(item.start)}px)` }}
              onClick={() => row && take(row)}
              onDoubleClick={() => row && onOpen?.(row)}
            >
              <Cells row={row} columns={columns} late={late} />
              {row === undefined ? undefined : above?.(row)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function trackOf({ width }: { readonly width: number | 'rest' }): string {
  return width === 'rest' ? 'minmax(96px, 1fr)' : `${width}px`
}

/** Keys may hold any character: in an id only some mean themselves. */
function idOf(label: string, key: string): string {
  return `${label} ${key}`.replaceAll(/[^\w-]/g, (char) => `_${char.codePointAt(0) ?? 0}_`)
}
