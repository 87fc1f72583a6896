import type { TextPlace } from '../policy-engine.ts'
import { placeIn } from '../text-place.ts'

/** The texts of a version are no Cerbos policies, or none that can be evaluated faithfully. */
export class StoreRefused extends Error {
  readonly place: TextPlace | undefined

  constructor(problem: string, place?: TextPlace, options?: { cause?: unknown }) {
    super(problem, options)
    this.place = place
  }
}

/** A text of a version, with the place of every offset in it. */
export class SourceText {
  readonly path: string
  readonly text: string

  constructor(path: string, text: string) {
    this.path = path
    this.text = text
  }

  /** Throws StoreRefused with the file and the place of an offset in its text, in UTF-16 units. */
  refuse(problem: string, at?: number, cause?: unknown): never {
    throw new StoreRefused(`${this.path}: ${problem}`, at === undefined ? undefined : placeIn(this, at), {
      cause,
    })
  }
}
