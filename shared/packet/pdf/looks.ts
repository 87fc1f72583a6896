import type { TextLook } from './blocks.ts'
import type { Ink } from './runs.ts'

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89, left: 54, right: 54, top: 60, bottom: 64 } as const
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right
/** Where text ends on a page. */
export const PAGE_END = PAGE.height - PAGE.bottom

/** The desk's inks (light), which keep their contrast on paper. */
export const INKS: Readonly<Record<Ink, string>> = {
  plain: '#151c24',
  quiet: '#44505c',
  reproduced: '#14713f',
  diverged: '#b3202c',
  unreplayable: '#6d42ab',
  excepted: '#07677a',
}
export const RULE = '#cdd4db'
export const FILL = '#f7f8fa'

/** Size and line height in points, and the space before. */
export interface Look {
  readonly size: number
  readonly line: number
  readonly before: number
}

export const HEADINGS: Readonly<Record<1 | 2 | 3 | 4, Look>> = {
  1: { size: 22, line: 28, before: 4 },
  2: { size: 14, line: 20, before: 20 },
  3: { size: 10.5, line: 15, before: 14 },
  4: { size: 9, line: 12, before: 7 },
}

export const TEXTS: Readonly<Record<TextLook, Look>> = {
  body: { size: 9.5, line: 13.5, before: 5 },
  lead: { size: 11, line: 15.5, before: 6 },
  note: { size: 8.5, line: 12, before: 4 },
  caption: { size: 8, line: 11, before: 5 },
  notice: { size: 9.5, line: 13.5, before: 8 },
}

export const CELLS: Look = { size: 8.5, line: 11, before: 3 }
export const CODE: Look = { size: 7.6, line: 10, before: 2 }
export const SMALL_CODE: Look = { size: 6.2, line: 8.6, before: 6 }
/** Mono is wider than sans of the same size. */
export const MONO_SCALE = 0.9
