import type { MarkupElement, MarkupNode } from './markup-tree.ts'
import { type Run, runsOf } from './runs.ts'

/** What is set on pages, one below the other. */
export type Block =
  /** Unless a page has just begun: `below` says how much of it may be taken, in points. */
  | { readonly kind: 'new-page'; readonly below: number }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly runs: readonly Run[] }
  | { readonly kind: 'text'; readonly look: TextLook; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'code'; readonly lines: readonly (readonly Run[])[]; readonly small: boolean }
  | { readonly kind: 'table'; readonly table: Table }

export type TextLook = 'body' | 'lead' | 'note' | 'caption' | 'notice'

export interface Cell {
  readonly runs: readonly Run[]
  readonly head: boolean
  readonly right: boolean
  readonly span: number
}

/** `facts`: names and what stands for them, without a head; `figures`: one row of numbers with their words. */
export interface Table {
  readonly look: 'table' | 'facts' | 'figures'
  readonly head: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The heading of a section with the sentence below it. */
const OF_SECTION = 90

const PASSED_OVER = new Set(['head', 'meta', 'title', 'style', 'svg', 'nav', 'link', 'doctype'])

/** The report's markup as blocks, in their order. What only a screen needs is left out. */
export function blocksOf(root: MarkupElement): readonly Block[] {
  return [...walk(root)]
}

function* walk(element: MarkupElement): Generator<Block> {
  if (element.classes.includes('from-new-page')) yield { kind: 'new-page', below: 0 }
  if (element.tag === 'article') yield { kind: 'new-page', below: OF_SECTION }
  for (const child of element.children) if (typeof child !== 'string') yield* blockOf(child)
}

function* blockOf(element: MarkupElement): Generator<Block> {
  const { tag, classes } = element
  if (PASSED_OVER.has(tag)) return
  switch (tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
      yield { kind: 'heading', level: levelOf(tag), runs: runsOf(element) }
      return
    case 'p':
      yield { kind: 'text', look: lookOf(classes), runs: runsOf(element) }
      return
    case 'figcaption':
    case 'footer':
      yield { kind: 'text', look: 'caption', runs: runsOf(element) }
      return
    case 'pre':
      yield { kind: 'code', small: classes.includes('script'), lines: linesOf(element) }
      return
    case 'ul':
    case 'ol':
      yield { kind: 'list', items: elementsOf(element, 'li').map((item) => runsOf(item)) }
      return
    case 'dl':
      yield { kind: 'table', table: factsOf(element) }
      return
    case 'table':
      yield { kind: 'table', table: tableOf(element) }
      return
    case 'div':
      if (classes.includes('figures')) yield { kind: 'table', table: figuresOf(element) }
      else yield* walk(element)
      return
    default:
      yield* walk(element)
  }
}

function levelOf(tag: 'h1' | 'h2' | 'h3' | 'h4'): 1 | 2 | 3 | 4 {
  return ({ h1: 1, h2: 2, h3: 3, h4: 4 } as const)[tag]
}

function lookOf(classes: readonly string[]): TextLook {
  if (classes.includes('lead') || classes.includes('sentence')) return 'lead'
  if (classes.includes('note') || classes.includes('kind')) return 'note'
  return 'body'
}

/** The lines of a text that keeps its own. */
function linesOf(element: MarkupElement): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]]
  for (const run of runsOf(element, { keepsLines: true }))
    for (const [at, text] of run.text.split('\n').entries()) {
      if (at > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...run, text })
    }
  return lines
}

function factsOf(element: MarkupElement): Table {
  const rows: Cell[][] = []
  for (const child of element.children) {
    if (typeof child === 'string') continue
    const cell = { runs: runsOf(child), head: child.tag === 'dt', right: false, span: 1 }
    if (child.tag === 'dt') rows.push([cell])
    else rows.at(-1)?.push(cell)
  }
  return { look: 'facts', head: [], rows }
}

function figuresOf(element: MarkupElement): Table {
  const cells = elementsOf(element, 'div').map((figure) => ({
    runs: runsOf(figure).map((run) => (run.bold ? { ...run, text: `${run.text} ` } : run)),
    head: false,
    right: false,
    span: 1,
  }))
  return { look: 'figures', head: [], rows: [cells] }
}

function tableOf(element: MarkupElement): Table {
  const rowsIn = (part: MarkupElement) => elementsOf(part, 'tr').map((row) => cellsOf(row))
  return {
    look: 'table',
    head: elementsOf(element, 'thead').flatMap(rowsIn)[0] ?? [],
    rows: elementsOf(element, 'tbody').flatMap(rowsIn),
  }
}

function cellsOf(row: MarkupElement): readonly Cell[] {
  return row.children
    .filter((cell): cell is MarkupElement => typeof cell !== 'string')
    .map((cell) => ({
      runs: runsOf(cell),
      head: cell.tag === 'th',
      right: cell.classes.includes('r'),
      span: cell.span,
    }))
}

function elementsOf(element: MarkupElement, tag: string): readonly MarkupElement[] {
  return element.children.filter(
    (child: MarkupNode): child is MarkupElement => typeof child !== 'string' && child.tag === tag,
  )
}
