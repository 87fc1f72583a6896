/** The most rows of one page (architecture.md, "The contract"). */
export const MAX_PAGE_ROWS = 500

/** A page of rows by key: never an offset, never all. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Give it as `after` for the next page; undefined: this was the last. */
  readonly next: number | undefined
  /** Rows on all pages. */
  readonly total: number
}

/** How many rows a page gives: as asked, from 1 to MAX_PAGE_ROWS. */
export function pageRows(limit: number): number {
  return Math.max(1, Math.min(Math.floor(limit), MAX_PAGE_ROWS))
}
