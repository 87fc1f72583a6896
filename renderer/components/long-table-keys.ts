import type { KeyMap } from '../store/keys.ts'

/** The keys by which a long table is moved in. `row` is what a row is called. */
export function moves(
  {
    place,
    page,
    total,
    focus,
    open,
  }: {
    /** Where the focus is; -1: nowhere yet. */
    readonly place: () => number
    /** Rows in sight. */
    readonly page: number
    readonly total: number
    readonly focus: (index: number) => void
    readonly open: () => void
  },
  row: string,
): KeyMap {
  const by = (step: number) => () => focus(place() + step)
  return {
    j: { does: `Go to the next ${row}`, run: by(1) },
    k: { does: `Go to the ${row} before`, run: by(-1) },
    ArrowDown: { does: `Go to the next ${row}`, run: by(1) },
    ArrowUp: { does: `Go to the ${row} before`, run: by(-1) },
    PageDown: { does: 'Go a page down', run: by(page) },
    PageUp: { does: 'Go a page up', run: by(-page) },
    Home: { does: `Go to the first ${row}`, run: () => focus(0) },
    End: { does: `Go to the last ${row}`, run: () => focus(total - 1) },
    Enter: { does: `Open the ${row}`, run: open },
  }
}
