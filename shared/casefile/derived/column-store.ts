import {
  BadColumns,
  type ColumnRow,
  columnRow,
  columnSegment,
  ordColumn,
  type TextRow,
  textRow,
  textSegment,
} from './column-bytes.ts'
import type { BuiltSegment } from './column-builder.ts'
import type { ColumnSegment, TextSegment } from './column-segment.ts'
import { decisionOrder, ORDER_FIELDS, type OrderField } from './decision-order.ts'
import { hasSegments, segmentRows, type SegmentTable } from './segment-rows.ts'
import type { CaseDatabase } from '../sqlite/case-database.ts'
import { columnBytes } from '../lines/segment-columns.ts'
import { damaged } from '../sqlite/sqlite-error.ts'

const TABLE: SegmentTable = { name: 'decision_columns', sinceSchema: 20 }
const PART_ORDS = 65_536

/** What is written segment by segment while decisions are added. */
export const COLUMN_TABLES = ['decision_columns', 'decision_texts'] as const
type ColumnTable = (typeof COLUMN_TABLES)[number]

const COLUMNS = ['first_ord', 'decisions', 'time', 'shape', 'shapes', 'texts'] as const
const TEXTS = [
  'first_ord',
  'decisions',
  'id_end',
  'id_text',
  'run',
  'run_end',
  'run_text',
  'subject',
  'subject_end',
  'subject_text',
  'names',
  'name_entries',
  'name_values',
  'place',
  'value',
  'value_end',
  'value_text',
] as const

/** The columns of the decisions. */
export class ColumnStore {
  readonly #database: CaseDatabase

  constructor(database: CaseDatabase) {
    this.#database = database
  }

  /** Whether the last rebuild wrote columns. Where it found no decisions there are none. */
  get areThere(): boolean {
    return hasSegments(this.#database, TABLE)
  }

  /** In order, each segment beginning where the one before it ended. Throws CASE_DAMAGED. */
  *segments(): Generator<ColumnSegment> {
    const rows = segmentRows<ColumnRow>(this.#database, TABLE, COLUMNS, {
      lengthOf: ({ decisions }) => decisions,
      missing: (ord) => this.#damaged(ord, 'are missing'),
    })
    for (const row of rows) yield this.#checked(row.first_ord, () => columnSegment(row))
  }

  /** The texts of the segment that begins at a decision and has so many. Throws CASE_DAMAGED. */
  texts(firstOrd: number, count: number): TextSegment {
    const row = this.#database
      .prepare<TextRow>(`SELECT ${TEXTS.join(', ')} FROM decision_texts WHERE first_ord = ?`)
      .get(firstOrd)
    if (row?.decisions !== count) throw this.#damaged(firstOrd, 'have no texts')
    return this.#checked(firstOrd, () => textSegment(row))
  }

  /** As `decisionOrder` gives it, as the last rebuild wrote it. Whoever takes it checks the places: they are hostile. */
  order(field: OrderField): readonly Uint32Array[] {
    const parts = this.#database
      .prepare<{ ords: Uint8Array }>('SELECT ords FROM decision_order WHERE field = ? ORDER BY part')
      .all(field)
    return parts.map(({ ords }) => this.#checked(1, () => ordColumn(ords)))
  }

  /** As `decisionOrder` gives it, worked out now. */
  orderNow(field: OrderField): readonly Uint32Array[] {
    return [decisionOrder(this.#database, field)]
  }

  /** Writes a segment into the tables that stand for COLUMN_TABLES. Requires an open transaction. */
  add({ columns, texts }: BuiltSegment, nameOf: (table: ColumnTable) => string): void {
    const column = columnRow(columns)
    const text = textRow(texts)
    this.#insert(nameOf('decision_columns'), COLUMNS).run(...COLUMNS.map((name) => column[name]))
    this.#insert(nameOf('decision_texts'), TEXTS).run(...TEXTS.map((name) => text[name]))
  }

  /** Writes every order anew. Requires an open transaction, all decisions, and their indexes. */
  replaceOrders(): void {
    this.#database.execute('DELETE FROM decision_order')
    const insert = this.#insert('decision_order', ['field', 'part', 'ords'])
    for (const field of ORDER_FIELDS) {
      const ords = decisionOrder(this.#database, field)
      for (let part = 0; part * PART_ORDS < ords.length; part += 1)
        insert.run(field, part, columnBytes(ords.subarray(part * PART_ORDS, (part + 1) * PART_ORDS)))
    }
  }

  #insert(table: string, columns: readonly string[]) {
    const places = columns.map(() => '?').join(', ')
    return this.#database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`)
  }

  #checked<T>(ord: number, read: () => T): T {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof BadColumns)) throw error
      throw this.#damaged(ord, `cannot be read: ${error.message}`, error)
    }
  }

  #damaged(ord: number, problem: string, cause?: unknown) {
    return damaged(this.#database.path, `the columns of decision ${ord} ${problem}`, cause)
  }
}
