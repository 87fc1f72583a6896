import { assertNever } from '../../model/assert-never.ts'
import type { Block } from './blocks.ts'
import { CODE, HEADINGS, PAGE, SMALL_CODE, TEXT_WIDTH, TEXTS } from './looks.ts'
import type { Run } from './runs.ts'
import { setTable } from './set-table.ts'
import type { Sheet } from './sheet.ts'

const INDENT = 14
/** Of a heading with the first lines below it. */
const KEPT_TOGETHER = 100

/** Sets blocks below each other, with the outline of their headings. */
export function setBlocks(sheet: Sheet, blocks: readonly Block[]): void {
  const outline = new Outline(sheet)
  let section = sheet.part(sheet.root, 'Sect')
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) {
      section.end()
      section = sheet.part(sheet.root, 'Sect')
    }
    setBlock(sheet, section, block, outline)
  }
  section.end()
  sheet.root.end()
}

function setBlock(sheet: Sheet, parent: PDFKit.PDFStructureElement, block: Block, outline: Outline): void {
  switch (block.kind) {
    case 'new-page':
      if (sheet.y > PAGE.top + block.below) sheet.newPage()
      return
    case 'heading': {
      const look = HEADINGS[block.level]
      sheet.space(look.before)
      sheet.need(KEPT_TOGETHER)
      outline.add(block.level, block.runs.map(({ text }) => text).join(''))
      const lines = sheet.lines(
        block.runs.map((run) => ({ ...run, bold: true })),
        TEXT_WIDTH,
        look,
      )
      sheet.setLines(sheet.part(parent, `H${block.level}`), lines, look)
      if (block.level === 2) sheet.rule(sheet.y + 1, 1)
      sheet.y += 3
      return
    }
    case 'text': {
      const look = TEXTS[block.look]
      sheet.space(look.before)
      const ink = block.look === 'note' || block.look === 'caption' ? 'quiet' : undefined
      const runs =
        ink === undefined
          ? block.runs
          : block.runs.map((run) => (run.ink === 'plain' ? { ...run, ink } : run) satisfies Run)
      sheet.setLines(sheet.part(parent, 'P'), sheet.lines(runs, TEXT_WIDTH, look), look)
      return
    }
    case 'list':
      setList(sheet, parent, block.items)
      return
    case 'code': {
      const look = block.small ? SMALL_CODE : CODE
      sheet.space(look.before)
      const lines = block.lines.flatMap((runs) => sheet.lines(runs, TEXT_WIDTH - INDENT, look))
      sheet.setLines(sheet.part(parent, 'Code'), lines, look, PAGE.left + INDENT / 2)
      sheet.y += 4
      return
    }
    case 'table':
      setTable(sheet, parent, block.table)
      return
    default:
      assertNever(block)
  }
}

function setList(sheet: Sheet, parent: PDFKit.PDFStructureElement, items: readonly (readonly Run[])[]): void {
  const look = TEXTS.body
  const list = sheet.part(parent, 'L')
  const mark = [{ text: '•', face: 'sans', bold: false, ink: 'quiet' }] as const
  for (const runs of items) {
    const lines = sheet.lines(runs, TEXT_WIDTH - INDENT, look)
    sheet.space(look.before)
    sheet.need(Math.min(lines.length, 3) * look.line)
    const item = sheet.part(list, 'LI')
    const y = sheet.y
    sheet
      .part(item, 'Lbl')
      .add(() => sheet.drawLines(sheet.lines(mark, INDENT, look), { x: PAGE.left, y }, look))
      .end()
    sheet.setLines(sheet.part(item, 'LBody'), lines, look, PAGE.left + INDENT)
    item.end()
  }
  list.end()
}

/** Bookmarks: sections, and below them what has a heading of its own. */
class Outline {
  readonly #open: PDFKit.PDFOutline[]

  constructor(sheet: Sheet) {
    this.#open = [sheet.document.outline]
  }

  add(level: 1 | 2 | 3 | 4, title: string): void {
    if (level === 4) return
    const depth = level === 1 ? 1 : level - 1
    const parent = this.#open[Math.min(depth, this.#open.length) - 1]
    if (parent === undefined) return
    this.#open.splice(depth, Infinity, parent.addItem(title, { expanded: false }))
  }
}
