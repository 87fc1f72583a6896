import { visible } from '../../shared/engine/visible-text.ts'

/** A cell longer than this sticks out: one id of a megabyte must not pad every other row to a megabyte. */
const WIDEST = 100

/** Rows as aligned columns; the last column, and what is longer than {@link WIDEST}, is left as long as it is. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [head, ...rows].map((row) => row.map(visible))
  const widths = head.map((_, at) =>
    all.reduce((widest, row) => Math.max(widest, Math.min(row[at]?.length ?? 0, WIDEST)), 0),
  )
  return all.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] as number)))
      .join('  ')
      .trimEnd(),
  )
}

/** 1234567 -> 1,234,567 */
export function grouped(count: number): string {
  return count.toLocaleString('en-US')
}
