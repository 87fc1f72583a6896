/** An expression is no CEL, or none that can be evaluated faithfully. */
export class ExpressionRefused extends Error {
  /** Offset in the text, in UTF-16 units. */
  readonly at: number | undefined

  constructor(why: string, at?: number, options?: { cause?: unknown }) {
    super(why, options)
    this.name = 'ExpressionRefused'
    this.at = at
  }
}
