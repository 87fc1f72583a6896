import { type FindingShape, FindingShapes } from '../../model/finding-list.ts'
import { columnBytes } from '../lines/segment-columns.ts'
import type { CaseDatabase } from '../sqlite/case-database.ts'
import { damaged } from '../sqlite/sqlite-error.ts'
import type { FindingSegment } from './finding-columns.ts'
import { hasSegments, segmentRows, type SegmentTable } from './segment-rows.ts'

const TABLE: SegmentTable = { name: 'finding_columns', sinceSchema: 30 }
const COLUMNS = ['first_ord', 'findings', 'shape', 'about', 'time', 'shapes'] as const

interface ColumnRow {
  readonly first_ord: number
  readonly findings: number
  readonly shape: Uint8Array
  readonly about: Uint8Array
  readonly time: Uint8Array
  readonly shapes: string
}

/** The columns of the findings. */
export class FindingColumnStore {
  readonly #database: CaseDatabase

  constructor(database: CaseDatabase) {
    this.#database = database
  }

  /** Whether the last rebuild wrote columns. */
  get areThere(): boolean {
    return hasSegments(this.#database, TABLE)
  }

  /** In order, each segment beginning where the one before it ended. Throws CASE_DAMAGED. */
  *segments(): Generator<FindingSegment> {
    const rows = segmentRows<ColumnRow>(this.#database, TABLE, COLUMNS, {
      lengthOf: ({ findings }) => findings,
      missing: (ord) => this.#damaged(ord, 'are missing'),
    })
    for (const row of rows) yield this.#segment(row)
  }

  /** Requires an open transaction. */
  clear(): void {
    this.#database.execute('DELETE FROM finding_columns')
  }

  /** Requires an open transaction. */
  add({ firstOrd, count, shape, about, time, shapes }: FindingSegment): void {
    this.#database
      .prepare(`INSERT INTO finding_columns (${COLUMNS.join(', ')}) VALUES (?, ?, ?, ?, ?, ?)`)
      .run(
        firstOrd,
        count,
        new Uint8Array(shape.buffer, shape.byteOffset, shape.byteLength),
        columnBytes(about),
        columnBytes(time),
        JSON.stringify(shapes),
      )
  }

  /** The row is hostile: every length, code and time is checked. */
  #segment(row: ColumnRow): FindingSegment {
    const count = row.findings
    const shapes = this.#shapes(row)
    const bytes = (name: 'shape' | 'about' | 'time', width: number): ArrayBuffer => {
      const column = row[name]
      if (column.length !== count * width)
        throw this.#damaged(row.first_ord, `have ${column.length} bytes of ${name} for ${count}`)
      return new Uint8Array(column).buffer
    }
    const shape = new Uint16Array(bytes('shape', 2))
    const time = new Float64Array(bytes('time', 8))
    for (const code of shape)
      if (code >= shapes.length) throw this.#damaged(row.first_ord, `name shape ${code} of ${shapes.length}`)
    for (const instant of time)
      if (Math.abs(instant) > 8.64e15) throw this.#damaged(row.first_ord, 'are at no time that there is')
    return { firstOrd: row.first_ord, count, shape, about: new Uint32Array(bytes('about', 4)), time, shapes }
  }

  #shapes({ first_ord: ord, shapes }: ColumnRow): readonly FindingShape[] {
    try {
      return FindingShapes.parse(JSON.parse(shapes))
    } catch (error) {
      throw this.#damaged(ord, 'have no shapes', error)
    }
  }

  #damaged(ord: number, problem: string, cause?: unknown) {
    return damaged(this.#database.path, `the columns of finding ${ord} ${problem}`, cause)
  }
}
