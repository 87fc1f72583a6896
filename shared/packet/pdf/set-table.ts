import { assertNever } from '../../model/assert-never.ts'
import type { Cell, Table } from './blocks.ts'
import type { Line } from './lines.ts'
import { CELLS, PAGE, PAGE_END, TEXT_WIDTH } from './looks.ts'
import type { Sheet } from './sheet.ts'

const GAP = 10
const PADDING = 2.5
const FACT_NAME = 110
/** A word wider than this may be cut rather than push others aside. */
const MAX_WORD = 110

interface SetCell {
  readonly cell: Cell
  readonly x: number
  readonly width: number
  readonly lines: readonly Line[]
}

/** A table in as many pages as it needs: its head stands again on each, and a row is cut only where it must be. */
export function setTable(sheet: Sheet, parent: PDFKit.PDFStructureElement, table: Table): void {
  const widths = widthsOf(sheet, table)
  const element = sheet.part(parent, 'Table')
  sheet.space(CELLS.before)
  const head = table.head.length === 0 ? undefined : placed(sheet, table.head, widths)
  const first =
    table.rows[0] === undefined ? 0 : Math.min(heightOf(placed(sheet, table.rows[0], widths)), 120)
  sheet.need((head === undefined ? 0 : heightOf(head)) + first)
  if (head !== undefined) setRow(sheet, element, head, 'head')
  else sheet.rule(sheet.y)
  for (const row of table.rows) {
    const cells = placed(sheet, row, widths)
    const height = heightOf(cells)
    if (sheet.y + height > PAGE_END && height <= PAGE_END - PAGE.top - 60) {
      sheet.newPage()
      if (head !== undefined) repeat(sheet, head)
    }
    setRow(sheet, element, cells)
  }
  element.end()
  sheet.y += 4
}

function widthsOf(sheet: Sheet, table: Table): readonly number[] {
  switch (table.look) {
    case 'facts':
      return [FACT_NAME, TEXT_WIDTH - FACT_NAME - GAP]
    case 'figures': {
      const count = Math.max(1, table.rows[0]?.length ?? 1)
      return Array.from({ length: count }, () => (TEXT_WIDTH - GAP * (count - 1)) / count)
    }
    case 'table':
      return columnWidths(sheet, table)
    default:
      return assertNever(table.look)
  }
}

function placed(sheet: Sheet, row: readonly Cell[], widths: readonly number[]): readonly SetCell[] {
  let column = 0
  let x: number = PAGE.left
  return row.map((cell) => {
    const own = widths.slice(column, column + cell.span)
    const width = own.reduce((sum, each) => sum + each, 0) + GAP * (Math.max(own.length, 1) - 1)
    const set = { cell, x, width, lines: sheet.lines(cell.runs, Math.max(width, 20), CELLS) }
    column += cell.span
    x += width + GAP
    return set
  })
}

function heightOf(cells: readonly SetCell[]): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length)) * CELLS.line + 2 * PADDING
}

/** Lines of a row that is higher than a page go on on the next. */
function setRow(
  sheet: Sheet,
  table: PDFKit.PDFStructureElement,
  cells: readonly SetCell[],
  what: 'head' | 'body' = 'body',
): void {
  const isHead = what === 'head'
  const row = sheet.part(table, 'TR')
  const elements = cells.map(({ cell }) =>
    cell.head ? sheet.part(row, 'TH', { scope: isHead ? 'Column' : 'Row' }) : sheet.part(row, 'TD'),
  )
  const count = Math.max(1, ...cells.map(({ lines }) => lines.length))
  let at = 0
  while (at < count) {
    sheet.need(CELLS.line + 2 * PADDING)
    const room = Math.max(1, Math.floor((PAGE_END - sheet.y - 2 * PADDING) / CELLS.line))
    const end = Math.min(count, at + room)
    const y = sheet.y + PADDING
    for (const [place, set] of cells.entries()) {
      const here = set.lines.slice(at, end)
      if (here.length > 0) elements[place]?.add(() => drawCell(sheet, set, here, y))
    }
    sheet.y += (end - at) * CELLS.line + 2 * PADDING
    at = end
    sheet.rule(sheet.y)
  }
  for (const element of elements) element.end()
  row.end()
}

function drawCell(sheet: Sheet, { cell, x, width }: SetCell, lines: readonly Line[], y: number): void {
  for (const [at, line] of lines.entries()) {
    const shift = cell.right ? width - sheet.lineWidth(line, CELLS) : 0
    sheet.drawLines([line], { x: x + shift, y: y + at * CELLS.line }, CELLS)
  }
}

/** The head again on a later page, for the eye: readers of the structure have it once. */
function repeat(sheet: Sheet, head: readonly SetCell[]): void {
  const y = sheet.y + PADDING
  sheet.artifact(() => {
    for (const set of head) drawCell(sheet, set, set.lines, y)
  })
  sheet.y += heightOf(head)
  sheet.rule(sheet.y)
}

/** Columns as wide as their texts, where there is room; else each its longest word, and the rest by need. */
function columnWidths(sheet: Sheet, table: Table): readonly number[] {
  const rows = [table.head, ...table.rows].filter((row) => row.length > 0)
  const count = Math.max(1, ...rows.map((row) => row.reduce((sum, { span }) => sum + span, 0)))
  const whole = Array.from({ length: count }, () => 1)
  const least = Array.from({ length: count }, () => 20)
  for (const row of rows) {
    if (row.some(({ span }) => span > 1)) continue
    for (const [column, { runs, right }] of row.entries()) {
      const { whole: wide, word } = sheet.widths(runs, CELLS)
      whole[column] = Math.max(whole[column] ?? 1, wide)
      least[column] = Math.max(least[column] ?? 20, Math.min(right ? wide : word, MAX_WORD))
    }
  }
  const room = TEXT_WIDTH - GAP * (count - 1)
  const sum = whole.reduce((total, width) => total + width, 0)
  // What is left goes to a last column of words: figures stay beside what they count.
  const isLastOfWords = table.rows[0]?.at(-1)?.right !== true
  if (sum <= room)
    return whole.map((width, at) => (at === count - 1 && isLastOfWords ? width + room - sum : width))
  const leastSum = least.reduce((total, width) => total + width, 0)
  if (leastSum >= room) return least.map((width) => (width * room) / leastSum)
  const wanted = whole.map((width, at) => Math.min(width, room) - (least[at] ?? 0))
  const wantedSum = wanted.reduce((total, width) => total + Math.max(0, width), 0)
  return least.map(
    (width, at) => width + ((room - leastSum) * Math.max(0, wanted[at] ?? 0)) / (wantedSum || 1),
  )
}
