import {
  columnSizingFeature,
  columnResizingFeature,
  type ColumnDef,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { DecisionLine } from '../../../shared/contract/decisions.ts'
import { useAnswer } from '../../client/answers.ts'
import { ErrorNotice } from '../../components/notice.tsx'
import { useZoneWord } from '../../components/time.tsx'
import { sentenceText } from '../../components/sentence.tsx'
import type { OpenCase } from '../../store/case.ts'
import { type DecisionList, showList, sorted } from '../../store/decision-list.ts'
import { useKeys } from '../../store/keys.ts'
import { copyText } from '../../store/notices.ts'
import { useKept, usePrefs } from '../../store/prefs.ts'
import { COLUMNS, type DecisionColumn, MATCH, useColumns } from './columns.tsx'
import { useRows } from './use-rows.ts'
import { useTallList } from '../../components/use-tall-list.ts'
import css from './decision-table.module.css'

const ROW_PX = 28
const HEAD_PX = 28
const features = tableFeatures({ columnSizingFeature, columnResizingFeature })
const isSizes = (value: unknown): value is Record<string, number> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((each) => typeof each === 'number')

/** The list itself: any number of rows, one with the focus, kept by its decision when the list changes. */
export function DecisionTable({
  opened,
  list,
  total,
  focused,
  onFocus,
  onOpen,
  onPreview,
}: {
  readonly opened: OpenCase
  readonly list: DecisionList
  readonly total: number
  /** The `ord` of the row with the focus. */
  readonly focused: number | null
  readonly onFocus: (ord: number) => void
  readonly onOpen: (row: DecisionLine) => void
  readonly onPreview: () => void
}) {
  const frame = useRef<HTMLDivElement>(null)
  const { virtual, height, top } = useTallList(frame, total, ROW_PX, HEAD_PX)
  const items = virtual.getVirtualItems()
  const { rowAt, error, late } = useRows(opened.case, list, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  const sought = list.filter.text ?? ''
  const zone = usePrefs((prefs) => prefs.zone)
  const table = useDecisionColumns(sought)
  const columns = table.getAllLeafColumns()
  const width = table.getTotalSize()
  const zoneWord = useZoneWord()
  const { value: place } = useAnswer(
    'decisions.place',
    focused === null ? null : { case: opened.case, ...list, ord: focused },
    { keep: true },
  )
  const at = place?.at ?? null
  const focus = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index))
    const row = rowAt(next)
    virtual.scrollToIndex(next, { align: 'auto' })
    if (row === undefined) pending.current = next
    else take(row)
  }
  const gone = useRef<DecisionLine | undefined>(undefined)
  const take = (row: DecisionLine) => {
    gone.current = row
    onFocus(row.ord)
  }
  const pending = useRef<number | null>(null)
  useEffect(() => {
    // A row that was not here when it was gone to takes the focus when it comes.
    const row = pending.current === null ? undefined : rowAt(pending.current)
    if (row === undefined) return
    pending.current = null
    take(row)
  })
  useEffect(() => {
    if (focused !== null) return
    const row = rowAt(0)
    if (row !== undefined) take(row)
  })
  const came = useRef<string | null>(null)
  useEffect(() => {
    // Coming back, the row is where it was left; a new list begins at its row with the focus, or at its top.
    const key = JSON.stringify(list)
    if (place === undefined || came.current === key) return
    came.current = key
    virtual.scrollToIndex(place.at ?? 0, { align: place.at === null ? 'start' : 'center' })
  })
  const known = at === null ? undefined : rowAt(at)
  // The host may not yet have said where a row stands that was just gone to: it can be opened all the same.
  const current = known?.ord === focused ? known : gone.current?.ord === focused ? gone.current : known
  const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 280) / ROW_PX) - 2)
  const step = (by: number) => focus((pending.current ?? at ?? -by) + by)
  useKeys(
    {
      j: { does: 'Go to the next decision', run: () => step(1) },
      k: { does: 'Go to the decision before', run: () => step(-1) },
      ArrowDown: { does: 'Go to the next decision', run: () => step(1) },
      ArrowUp: { does: 'Go to the decision before', run: () => step(-1) },
      PageDown: { does: 'Go a page down', run: () => step(page) },
      PageUp: { does: 'Go a page up', run: () => step(-page) },
      Home: { does: 'Go to the first decision', run: () => focus(0) },
      End: { does: 'Go to the last decision', run: () => focus(total - 1) },
      Enter: { does: 'Open the decision', run: () => current && onOpen(current) },
      Space: { does: 'Open or close the preview', run: onPreview },
      c: {
        does: 'Copy the decision as text',
        run: () => current && copyText(sentenceText(current, zone), 'The decision'),
      },
    },
    'Decisions',
  )
  if (error !== undefined) return <ErrorNotice doing="List the decisions" error={error} />
  return (
    // The keys are the screen's, wherever its focus is.
    <div
      ref={frame}
      className={css.frame}
      role="grid"
      aria-label="Decisions"
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={current === undefined ? undefined : `decision-${current.ord}`}
      tabIndex={0}
    >
      <div role="rowgroup" className={css.head} style={{ minWidth: width }}>
        <div role="row" aria-rowindex={1} className={css.headRow}>
          {table.getFlatHeaders().map((header) => {
            const column = columnOf(header.column.id)
            const by = column.sort
            const here = by !== undefined && list.sort.by === by
            return (
              <div
                key={header.id}
                role="columnheader"
                className={css.headCell}
                style={{ width: header.getSize() }}
                aria-sort={here ? (list.sort.order === 'up' ? 'ascending' : 'descending') : undefined}
              >
                {by === undefined ? (
                  column.name
                ) : (
                  <button
                    type="button"
                    className={css.sort}
                    onClick={() => showList(sorted(list, by), 'replace')}
                  >
                    {column.id === 'time' ? `Time, ${zoneWord}` : column.name}
                    {here ? (
                      list.sort.order === 'up' ? (
                        <ArrowUp aria-hidden="true" />
                      ) : (
                        <ArrowDown aria-hidden="true" />
                      )
                    ) : null}
                  </button>
                )}
                {/* The width can be set without a pointer by the menu of columns, so this is for the pointer alone. */}
                <span
                  aria-hidden="true"
                  className={css.resize}
                  onMouseDown={header.getResizeHandler()}
                  onTouchStart={header.getResizeHandler()}
                  onDoubleClick={() => header.column.resetSize()}
                />
              </div>
            )
          })}
        </div>
      </div>
      <div role="rowgroup" className={css.rows} style={{ height, minWidth: width }}>
        {items.map((item) => {
          const row = rowAt(item.index)
          const here = row !== undefined && row.ord === focused
          return (
            <div
              key={item.key}
              id={row === undefined ? undefined : `decision-${row.ord}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={here}
              aria-label={row === undefined ? undefined : sentenceText(row, zone)}
              className={`${css.row} ${here ? css.focused : ''}`}
              style={{ transform: `translateY(${top(item.start)}px)` }}
              onClick={() => row && take(row)}
              onDoubleClick={() => row && onOpen(row)}
            >
              {columns.map((column) => (
                <div key={column.id} role="gridcell" className={css.cell} style={{ width: column.getSize() }}>
                  {row === undefined ? (
                    late ? (
                      <span className={css.bar} />
                    ) : null
                  ) : (
                    columnOf(column.id).cell(row, sought)
                  )}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

const columnOf = (id: string): DecisionColumn => COLUMNS.find((each) => each.id === id) ?? MATCH
const NO_ROWS: DecisionLine[] = []

/** The columns chosen, and their widths as they were left. */
function useDecisionColumns(sought: string) {
  const [shown] = useColumns()
  const [sizes, setSizes] = useKept('decision column widths', isSizes, {})
  // Beside what names the decision, so that it is seen without scrolling.
  const ids = sought === '' ? shown : [...shown.slice(0, 2), MATCH.id, ...shown.slice(2)]
  const columns = ids.map((id): ColumnDef<typeof features, DecisionLine> => ({
    id,
    size: columnOf(id).size,
    minSize: 48,
    maxSize: 600,
  }))
  return useTable({
    features,
    columns,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    state: { columnSizing: sizes },
    onColumnSizingChange: (change) => setSizes(typeof change === 'function' ? change(sizes) : change),
  })
}
