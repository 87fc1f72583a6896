import { type ShapeField, SHAPE_FIELDS } from '../../casefile/derived/decision-facts.ts'
import { ShapeTable } from '../../casefile/derived/shape-table.ts'
import { NO_VALUE } from '../../model/decision-list.ts'
import { NO_CODE } from '../../model/segment.ts'

/** One field of all shapes. */
export interface ShapeColumn {
  /** The code of each shape's value. */
  readonly codes: Uint32Array
  /** Values by code; code 0 stands for none. */
  readonly values: readonly string[]
}

/** All shapes of a case: what most decisions share with many others is looked at once for all of them. */
export interface Shapes {
  readonly size: number
  readonly column: (field: ShapeField) => ShapeColumn
}

/** Brings the shapes of all segments together. */
export class ShapesBuilder {
  readonly #table = new ShapeTable(SHAPE_FIELDS.length)
  readonly #texts: string[] = []
  readonly #codes = new Map<string, number>()

  /** The number in the whole of each of a segment's shapes. */
  add(shapes: Uint32Array, texts: readonly string[]): Uint32Array {
    const width = SHAPE_FIELDS.length
    const known = Uint32Array.from(texts, (text) => this.#code(text))
    const row = new Uint32Array(width)
    const numbers = new Uint32Array(shapes.length / width)
    for (let shape = 0; shape < numbers.length; shape += 1) {
      for (let field = 0; field < width; field += 1) {
        const code = shapes[shape * width + field] as number
        row[field] = code === NO_CODE ? NO_CODE : (known[code] as number)
      }
      numbers[shape] = this.#table.intern(row)
    }
    return numbers
  }

  built(): Shapes {
    const rows = this.#table.rows()
    const columns = new Map(
      SHAPE_FIELDS.map((field, place) => [field, columnOf(rows, place, this.#texts)] as const),
    )
    return {
      size: this.#table.size,
      column(field) {
        const column = columns.get(field)
        if (column === undefined) throw new Error(`shapes have no ${field}`)
        return column
      },
    }
  }

  #code(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.#texts.length
    this.#codes.set(text, code)
    this.#texts.push(text)
    return code
  }
}

function columnOf(rows: Uint32Array, place: number, texts: readonly string[]): ShapeColumn {
  const width = SHAPE_FIELDS.length
  const codes = new Uint32Array(rows.length / width)
  const values: string[] = [NO_VALUE]
  const codeOf = new Uint32Array(texts.length)
  for (let shape = 0; shape < codes.length; shape += 1) {
    const text = rows[shape * width + place] as number
    if (text === NO_CODE) continue
    if (codeOf[text] === 0) codeOf[text] = values.push(texts[text] as string) - 1
    codes[shape] = codeOf[text] as number
  }
  return { codes, values }
}
