import type { Run } from './runs.ts'

/** A part of a line, from its left edge. */
export interface Piece {
  readonly run: Run
  readonly text: string
  readonly x: number
}

export type Line = readonly Piece[]

/** How wide a text is in the look of a run, in points. */
export type Measure = (run: Run, text: string) => number

/**
 * Breaks runs into lines no wider than `width`: at spaces, and within what is too long for a line by itself. Requires
 * a width in which every character fits.
 */
export function breakLines(runs: readonly Run[], width: number, measure: Measure): readonly Line[] {
  const lines: Line[] = []
  let line: Piece[] = []
  let x = 0
  const end = () => {
    lines.push(line)
    line = []
    x = 0
  }
  const put = (run: Run, text: string) => {
    line.push({ run, text, x })
    x += measure(run, text)
  }
  for (const word of wordsOf(runs)) {
    const space = x === 0 ? 0 : word.space
    const whole = widthOf(word, width, measure)
    const before = line.at(-1)
    if (x > 0 && x + spaceWidth(before, space, measure) + whole > width) {
      if (whole <= width || x > width / 2) end()
    }
    if (x > 0 && space > 0 && before !== undefined) put(before.run, ' '.repeat(space))
    // Code is indented by what it begins with.
    const [first] = word.parts
    if (lines.length === 0 && line.length === 0 && word.space > 0 && first !== undefined)
      put(first.run, ' '.repeat(Math.min(word.space, MAX_INDENT)))
    for (const { run, text } of word.parts)
      for (const piece of cutToFit(run, text, { width, from: () => x, measure, end })) put(run, piece)
  }
  if (line.length > 0 || lines.length === 0) end()
  return lines.map(joined)
}

interface Word {
  /** Spaces before it. */
  readonly space: number
  readonly parts: { readonly run: Run; readonly text: string }[]
}

function wordsOf(runs: readonly Run[]): readonly Word[] {
  const words: Word[] = []
  let space = 0
  let isOpen = false
  for (const run of runs)
    for (const text of run.text.split(/( +)/)) {
      if (text === '') continue
      if (text.startsWith(' ')) {
        space += text.length
        isOpen = false
      } else if (isOpen) words.at(-1)?.parts.push({ run, text })
      else {
        words.push({ space, parts: [{ run, text }] })
        space = 0
        isOpen = true
      }
    }
  return words
}

/** How wide a word is; where it is wider than a line, by how much does not matter. */
function widthOf({ parts }: Word, width: number, measure: Measure): number {
  let sum = 0
  for (const { run, text } of parts) {
    sum += text.length > MOST_IN_LINE ? width + 1 : measure(run, text)
    if (sum > width) break
  }
  return sum
}

function spaceWidth(before: Piece | undefined, space: number, measure: Measure): number {
  return before === undefined ? 0 : measure(before.run, ' '.repeat(space))
}

const MAX_INDENT = 40
/** No line of a page has as many characters: a longer text is measured part by part. */
const MOST_IN_LINE = 400

/** A text in pieces that each fit what is left of a line; `end` is called between them. */
function* cutToFit(
  run: Run,
  text: string,
  line: {
    readonly width: number
    readonly from: () => number
    readonly measure: Measure
    readonly end: () => void
  },
): Generator<string> {
  const characters = Array.from(text)
  const fits = (from: number, to: number) =>
    line.from() + line.measure(run, characters.slice(from, to).join('')) <= line.width
  let at = 0
  while (at < characters.length) {
    const most = Math.min(at + MOST_IN_LINE, characters.length)
    let low = at
    let high = most
    if (fits(at, most)) low = most
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (fits(at, middle)) low = middle
      else high = middle - 1
    }
    // At the start of a line one character goes in, however wide it is: else there would be no end.
    const end = low === at && line.from() === 0 ? at + 1 : low
    if (end > at) yield characters.slice(at, end).join('')
    at = end
    if (at < characters.length) line.end()
  }
}

/** Neighbours in one look as one piece: a reader's search finds what stands in one piece. */
function joined(line: Line): Line {
  const pieces: Piece[] = []
  for (const piece of line) {
    const last = pieces.at(-1)
    if (
      last?.run.face === piece.run.face &&
      last.run.bold === piece.run.bold &&
      last.run.ink === piece.run.ink
    )
      pieces.splice(-1, 1, { ...last, text: last.text + piece.text })
    else pieces.push(piece)
  }
  return pieces
}
