import { Chunk } from '@codemirror/merge'
import { Text } from '@codemirror/state'

/** A line of two texts laid over each other. */
export interface DiffLine {
  readonly kind: 'equal' | 'removed' | 'added'
  readonly text: string
  /** From 1; null: the line is not in that text. */
  readonly old: number | null
  readonly new: number | null
  /** Of a changed line, the places that differ, in characters of the line. */
  readonly changed: readonly (readonly [from: number, to: number])[]
}

/** Texts that have little in common are told apart line by line: a detailed comparison of them has no end. */
const LIMITS = { scanLimit: 2_000, timeout: 250 }

/** The lines of both texts in one order, the removed before the added. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const [a, b] = linesOf(before, after)
  const lines: DiffLine[] = []
  let nextA = 1
  let nextB = 1
  const equalUpTo = (endA: number) => {
    while (nextA < endA) {
      lines.push({ kind: 'equal', text: a.line(nextA).text, old: nextA, new: nextB, changed: [] })
      nextA += 1
      nextB += 1
    }
  }
  for (const chunk of Chunk.build(a, b, LIMITS)) {
    equalUpTo(lineAt(a, chunk.fromA))
    const inA = chunk.changes.map(({ fromA, toA }) => [chunk.fromA + fromA, chunk.fromA + toA] as const)
    const inB = chunk.changes.map(({ fromB, toB }) => [chunk.fromB + fromB, chunk.fromB + toB] as const)
    for (const end = lineAt(a, chunk.toA); nextA < end; nextA += 1) {
      const { text, changed } = changedLine(a, nextA, inA)
      lines.push({ kind: 'removed', text, old: nextA, new: null, changed })
    }
    for (const end = lineAt(b, chunk.toB); nextB < end; nextB += 1) {
      const { text, changed } = changedLine(b, nextB, inB)
      lines.push({ kind: 'added', text, old: null, new: nextB, changed })
    }
  }
  equalUpTo(a.lines + 1)
  return lines
}

/** `+1 -2` in words of numbers: how many lines each way, and in how many places. */
export function diffCounts(lines: readonly DiffLine[]): { added: number; removed: number; places: number } {
  let added = 0
  let removed = 0
  let places = 0
  for (const [at, { kind }] of lines.entries()) {
    if (kind === 'added') added += 1
    if (kind === 'removed') removed += 1
    if (kind !== 'equal' && (lines[at - 1]?.kind ?? 'equal') === 'equal') places += 1
  }
  return { added, removed, places }
}

/** Line ends are part of the bytes: where the two texts end their lines differently, that is shown. */
function linesOf(before: string, after: string): readonly [Text, Text] {
  const same = before.includes('\r') === after.includes('\r')
  const ends = same ? /\r\n?|\n/ : '\n'
  return [Text.of(before.split(ends)), Text.of(after.split(ends))]
}

/** A chunk ends one past its last line, also where that is past the end of the text. */
function lineAt(text: Text, at: number): number {
  return at > text.length ? text.lines + 1 : text.lineAt(at).number
}

function changedLine(text: Text, number: number, changes: readonly (readonly [number, number])[]) {
  const { from, to, text: content } = text.line(number)
  const changed = changes
    .filter(([start, end]) => start < to && end > from)
    .map(([start, end]) => [Math.max(0, start - from), Math.min(to, end) - from] as const)
  return { text: content, changed }
}
