import { type ShapeField, SHAPE_FIELDS } from '../../casefile/derived/decision-facts.ts'
import { textBlob } from '../../casefile/derived/text-blob.ts'
import { foldCase } from '../../casefile/sqlite/fold-case.ts'
import { type LatinTexts, latinTexts, markTexts } from './latin-texts.ts'
import type { Shapes } from './shapes.ts'

/** What of a shape is told by Docket, not by the evidence: it has facets, and is not sought in. */
const NOT_SOUGHT: readonly ShapeField[] = ['boundary', 'complete', 'severities']
export const SOUGHT_FIELDS: readonly ShapeField[] = SHAPE_FIELDS.filter(
  (field) => !NOT_SOUGHT.includes(field),
)

/** The texts of all shapes, folded once to be sought in. */
export class ShapeTexts {
  readonly #shapes: Shapes
  #folded: readonly (readonly [ShapeField, LatinTexts])[] | undefined

  constructor(shapes: Shapes) {
    this.#shapes = shapes
  }

  /** Marks (1) the shapes in one of whose values a needle stands, as `latin` gives it. */
  with(needle: string): Uint8Array {
    const marks = new Uint8Array(this.#shapes.size)
    this.#folded ??= SOUGHT_FIELDS.map((field) => [field, this.#foldedTexts(field)])
    for (const [field, texts] of this.#folded) {
      // Codes of findings are one text with spaces between them: a space is in none of them.
      if (field === 'findings' && needle.includes(' ')) continue
      const found = new Uint8Array(texts.end.length)
      if (markTexts(texts, needle, found) === 0) continue
      const { codes } = this.#shapes.column(field)
      for (let shape = 0; shape < codes.length; shape += 1)
        if (found[codes[shape] as number] === 1) marks[shape] = 1
    }
    return marks
  }

  #foldedTexts(field: ShapeField): LatinTexts {
    return latinTexts(textBlob(this.#shapes.column(field).values.map(foldCase)))
  }
}
