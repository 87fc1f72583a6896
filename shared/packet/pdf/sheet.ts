import PdfKit from 'pdfkit'
import { type Line, breakLines, type Measure } from './lines.ts'
import { FILL, INKS, type Look, MONO_SCALE, PAGE, PAGE_END, RULE, TEXT_WIDTH } from './looks.ts'
import type { Run } from './runs.ts'
import { shownRuns } from './shown-characters.ts'
import { coverageOf, type Typefaces, plainLetters } from './typefaces.ts'

/** What the document says of itself. */
export interface SheetInfo {
  readonly title: string
  readonly author: string
  readonly creator: string
  readonly time: Date
}

/** `scope` of a head of a table is known to the library, and not to its types. */
type PartOptions = NonNullable<Parameters<PDFKit.PDFDocument['struct']>[1]> & {
  readonly scope?: 'Row' | 'Column'
}

type Face = Run['face']
type Structure = PDFKit.PDFStructureElement

/** The pages of a report while they are being set: where the next line goes, and what part of the text it is. */
export class Sheet {
  readonly document: PDFKit.PDFDocument
  /** What is being set belongs to. */
  readonly root: Structure
  y: number = PAGE.top
  readonly #covered: (face: Face, codePoint: number) => boolean

  constructor(typefaces: Typefaces, { title, author, creator, time }: SheetInfo) {
    const options: Omit<PDFKit.PDFDocumentOptions, 'font'> & { readonly font: null } = {
      size: [PAGE.width, PAGE.height],
      margins: { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.left, right: PAGE.right },
      bufferPages: true,
      // What deflate makes of a text differs between its builds: equal content gives equal bytes.
      compress: false,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en',
      displayTitle: true,
      // No font but those embedded below.
      font: null,
      info: {
        Title: title,
        Author: author,
        Creator: creator,
        Producer: creator,
        CreationDate: time,
        ModDate: time,
      },
    }
    this.document = new PdfKit(options as unknown as PDFKit.PDFDocumentOptions)
    for (const [name, file] of Object.entries(typefaces))
      this.document.registerFont(name, Buffer.from(plainLetters(file as Uint8Array)))
    const sans = coverageOf(typefaces.sans)
    const bold = coverageOf(typefaces.bold)
    const mono = coverageOf(typefaces.mono)
    this.#covered = (face, codePoint) =>
      face === 'mono' ? mono.has(codePoint) : sans.has(codePoint) && bold.has(codePoint)
    this.root = this.document.struct('Document')
    this.document.addStructure(this.root)
  }

  /** A part of the structure, in another. */
  part(parent: Structure, type: string, options: PartOptions = {}): Structure {
    const made = this.document.struct(type, options)
    parent.add(made)
    return made
  }

  newPage(): void {
    this.document.addPage()
    this.y = PAGE.top
  }

  /** Makes sure that so much of a page is left, or begins another. */
  need(height: number): void {
    if (this.y + height > PAGE_END && this.y > PAGE.top) this.newPage()
  }

  space(height: number): void {
    if (this.y > PAGE.top) this.y += height
  }

  /** Lines of runs, in which every character can be set. */
  lines(runs: readonly Run[], width: number, look: Look): readonly Line[] {
    return breakLines(shownRuns(runs, this.#covered), width, this.#measure(look))
  }

  /** How wide runs would be on one line, and the widest word among them. */
  widths(runs: readonly Run[], look: Look): { readonly whole: number; readonly word: number } {
    const measure = this.#measure(look)
    let whole = 0
    let word = 0
    for (const run of shownRuns(runs, this.#covered)) {
      whole += measure(run, run.text.slice(0, 400))
      for (const text of run.text.slice(0, 400).split(' ')) word = Math.max(word, measure(run, text))
    }
    return { whole, word }
  }

  /** Lines below each other, from here on, over as many pages as they need, as one part of the structure. */
  setLines(element: Structure, lines: readonly Line[], look: Look, x: number = PAGE.left): void {
    let at = 0
    while (at < lines.length) {
      this.need(look.line)
      const room = Math.max(1, Math.floor((PAGE_END - this.y) / look.line))
      const here = lines.slice(at, at + room)
      const top = this.y
      element.add(() => this.drawLines(here, { x, y: top }, look))
      this.y += here.length * look.line
      at += here.length
    }
    element.end()
  }

  drawLines(lines: readonly Line[], { x, y }: { readonly x: number; readonly y: number }, look: Look): void {
    for (const [at, line] of lines.entries())
      for (const piece of line) {
        this.#use(piece.run, look)
        // The smaller mono stands on the same base line.
        const drop = piece.run.face === 'mono' ? look.size * (1 - MONO_SCALE) : 0
        this.document
          .fillColor(INKS[piece.run.ink])
          .text(piece.text, x + piece.x, y + at * look.line + drop, { lineBreak: false })
      }
  }

  lineWidth(line: Line, look: Look): number {
    const last = line.at(-1)
    return last === undefined ? 0 : last.x + this.#measure(look)(last.run, last.text)
  }

  /** A rule or a ground, which is no content. */
  artifact(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' })
    draw()
    this.document.endMarkedContent()
  }

  rule(y: number, weight = 0.5): void {
    this.artifact(() => {
      this.document
        .lineWidth(weight)
        .strokeColor(RULE)
        .moveTo(PAGE.left, y)
        .lineTo(PAGE.left + TEXT_WIDTH, y)
        .stroke()
    })
  }

  ground(y: number, height: number): void {
    this.artifact(() => {
      this.document.rect(PAGE.left, y, TEXT_WIDTH, height).fill(FILL)
    })
  }

  /** What stands in the margin of each page, with its number of how many. */
  margins(left: string): void {
    const { start, count } = this.document.bufferedPageRange()
    const look: Look = { size: 7.5, line: 10, before: 0 }
    const plain = { face: 'sans', bold: false, ink: 'quiet' } as const
    for (let page = 0; page < count; page++) {
      this.document.switchToPage(start + page)
      const number = { ...plain, text: `${page + 1} of ${count}` }
      const width = this.#measure(look)(number, number.text)
      const y = PAGE.height - 40
      this.document.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
      this.drawLines(
        this.lines([{ ...plain, text: left }], TEXT_WIDTH - 80, look).slice(0, 1),
        { x: PAGE.left, y },
        look,
      )
      this.drawLines(this.lines([number], 80, look), { x: PAGE.left + TEXT_WIDTH - width, y }, look)
      this.document.endMarkedContent()
    }
  }

  #measure(look: Look): Measure {
    return (run, text) => {
      this.#use(run, look)
      return this.document.widthOfString(text)
    }
  }

  #use({ face, bold }: Run, { size }: Look): void {
    this.document
      .font(face === 'mono' ? 'mono' : bold ? 'bold' : 'sans')
      .fontSize(face === 'mono' ? size * MONO_SCALE : size)
  }
}
