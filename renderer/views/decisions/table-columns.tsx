import {
  columnSizingFeature,
  columnResizingFeature,
  type ColumnDef,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo } from 'react'
import type { DecisionLine } from '../../../shared/contract/decisions.ts'
import type { LongColumn } from '../../components/long-table.tsx'
import { useZoneWord } from '../../components/time.tsx'
import { type DecisionList, listOf, showList, sorted } from '../../store/decision-list.ts'
import { useKept } from '../../store/prefs.ts'
import { currentRoute } from '../../store/route.ts'
import { COLUMNS, type DecisionColumn, MATCH, useColumns } from './columns.tsx'
import css from './decision-table.module.css'

const features = tableFeatures({ columnSizingFeature, columnResizingFeature })
const NO_ROWS: DecisionLine[] = []
const columnOf = (id: string): DecisionColumn => COLUMNS.find((each) => each.id === id) ?? MATCH
const isSizes = (value: unknown): value is Record<string, number> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((each) => typeof each === 'number')

/** The columns chosen, as wide as they were left; the same ones until something of them changes. */
export function useTableColumns(list: DecisionList): readonly LongColumn<DecisionLine>[] {
  const [shown] = useColumns()
  const [sizes, setSizes] = useKept('decision column widths', isSizes, NO_SIZES)
  const zone = useZoneWord()
  const sought = list.filter.text ?? ''
  const defs = useMemo(
    () =>
      // Beside what names the decision, so that it is seen without scrolling.
      (sought === '' ? shown : [...shown.slice(0, 2), MATCH.id, ...shown.slice(2)]).map(
        (id): ColumnDef<typeof features, DecisionLine> => ({
          id,
          size: columnOf(id).size,
          minSize: 48,
          maxSize: 600,
        }),
      ),
    [shown, sought],
  )
  const table = useTable({
    features,
    columns: defs,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    state: { columnSizing: sizes },
    onColumnSizingChange: (change) => setSizes(typeof change === 'function' ? change(sizes) : change),
  })
  const headers = table.getFlatHeaders()
  const widths = headers.map((header) => header.getSize()).join(' ')
  const { by, order } = list.sort
  return useMemo(() => {
    const px = widths.split(' ').map(Number)
    return headers.map((header, index): LongColumn<DecisionLine> => {
      const column = columnOf(header.column.id)
      const sorted = column.sort !== by ? undefined : order === 'up' ? 'ascending' : 'descending'
      return {
        key: column.id,
        width: px[index] ?? column.size,
        cell: (row) => column.cell(row, sought),
        head: (
          <Head column={column} name={column.id === 'time' ? `Time, ${zone}` : column.name} sorted={sorted} />
        ),
        sorted,
        grip: (
          // For the pointer alone: by keyboard, columns are chosen in their menu.
          <span
            aria-hidden="true"
            className={css.resize}
            onMouseDown={header.getResizeHandler()}
            onTouchStart={header.getResizeHandler()}
            onDoubleClick={() => header.column.resetSize()}
          />
        ),
      }
    })
  }, [headers, widths, zone, sought, by, order])
}

const NO_SIZES: Record<string, number> = {}

function Head({
  column: { sort },
  name,
  sorted: order,
}: {
  readonly column: DecisionColumn
  readonly name: string
  readonly sorted: LongColumn<DecisionLine>['sorted']
}) {
  if (sort === undefined) return name
  // The list is asked for when the head is pressed, so that the columns do not change with every filter.
  const press = () => showList(sorted(listOf(currentRoute()), sort), 'replace')
  const Arrow = order === 'ascending' ? ArrowUp : ArrowDown
  return (
    <button type="button" className={css.sort} onClick={press}>
      {name}
      {order === undefined ? null : <Arrow aria-hidden="true" />}
    </button>
  )
}
