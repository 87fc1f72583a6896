import { type FindingShape, FindingShapes } from '../../model/finding-list.ts'
import { columnBytes } from '../lines/segment-columns.ts'
import type { CaseDatabase } from '../sqlite/case-database.ts'
import { damaged } from '../sqlite/sqlite-error.ts'
import type { FindingSegment } from './finding-columns.ts'

/** The schema version that first has the columns. */
const SINCE_SCHEMA = 30
const COLUMNS = 'first_ord, findings, shape, about, time, shapes'

interface ColumnRow {
  readonly first_ord: number
  readonly findings: number
  readonly shape: Uint8Array
  readonly about: Uint8Array
  readonly time: Uint8Array
  readonly shapes: string
}

/**
 * The columns of the findings. A case of an older schema has none, nor has one that was rebuilt under it: its
 * table is looked for when it is read, since another process may have brought the schema up meanwhile.
 */
export class FindingColumnStore {
  readonly #database: CaseDatabase

  constructor(database: CaseDatabase) {
    this.#database = database
  }

  /** Whether the last rebuild wrote columns. */
  get areThere(): boolean {
    const { user_version: schema = 0 } =
      this.#database.prepare<{ user_version: number }>('PRAGMA user_version').get() ?? {}
    if (schema < SINCE_SCHEMA) return false
    return this.#database.prepare('SELECT 1 FROM finding_columns LIMIT 1').get() !== undefined
  }

  /** In order, each segment beginning where the one before it ended. Throws CASE_DAMAGED. */
  *segments(): Generator<FindingSegment> {
    const query = this.#database.prepare<ColumnRow>(
      `SELECT ${COLUMNS} FROM finding_columns WHERE first_ord >= ? ORDER BY first_ord LIMIT 1`,
    )
    for (let next = 1; ;) {
      const row = query.get(next)
      if (row === undefined) return
      if (row.first_ord !== next) throw this.#damaged(next, 'are missing')
      yield this.#segment(row)
      next += row.findings
    }
  }

  /** Requires an open transaction. */
  clear(): void {
    this.#database.execute('DELETE FROM finding_columns')
  }

  /** Requires an open transaction. */
  add({ firstOrd, count, shape, about, time, shapes }: FindingSegment): void {
    this.#database
      .prepare(`INSERT INTO finding_columns (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`)
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
