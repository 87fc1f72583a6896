import { FeelRefused } from './feel/refused.ts'

/** A model that is not evaluated, in words, with the place where that shows. */
export class DmnRefused extends Error {
  readonly path: string | undefined
  /** Offset in the file's text, in UTF-16 units. */
  readonly at: number | undefined

  constructor(detail: string, place?: { readonly path: string; readonly at: number }) {
    super(detail)
    this.name = 'DmnRefused'
    this.path = place?.path
    this.at = place?.at
  }
}

/** What is refused of an expression, told with where it stands in the model. */
export function inElement<T>(
  owner: string,
  place: { readonly path: string; readonly at: number },
  work: () => T,
): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof FeelRefused) throw new DmnRefused(`${owner}: ${error.message}`, place)
    throw error
  }
}
