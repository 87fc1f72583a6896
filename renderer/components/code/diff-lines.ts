import { type Change, diff, presentableDiff } from '@codemirror/merge'

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

/** Texts that have little in common are told apart roughly: a detailed comparison of them has no end. */
const LIMITS = { scanLimit: 2_000, timeout: 250 }
/** Different lines that get a character each: those of the basic plane below the surrogates. */
const MOST_DIFFERENT = 0xd7ff

/** The lines of both texts in one order, the removed before the added. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const ends = endsOf(before, after)
  const old = before.split(ends)
  const next = after.split(ends)
  const lines: DiffLine[] = []
  let a = 0
  let b = 0
  const equalUpTo = (end: number) => {
    for (; a < end; a += 1, b += 1)
      lines.push({ kind: 'equal', text: old[a] as string, old: a + 1, new: b + 1, changed: [] })
  }
  for (const { fromA, toA, toB } of changedLines(old, next)) {
    equalUpTo(fromA)
    const removed = old.slice(a, toA)
    const added = next.slice(b, toB)
    const parts = partsOf(removed, added)
    for (const [at, text] of removed.entries())
      lines.push({ kind: 'removed', text, old: a + at + 1, new: null, changed: parts.removed[at] ?? [] })
    for (const [at, text] of added.entries())
      lines.push({ kind: 'added', text, old: null, new: b + at + 1, changed: parts.added[at] ?? [] })
    a = toA
    b = toB
  }
  equalUpTo(old.length)
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
function endsOf(before: string, after: string): RegExp | string {
  return before.includes('\r') === after.includes('\r') ? /\r\n?|\n/ : '\n'
}

type Span = Pick<Change, 'fromA' | 'toA' | 'fromB' | 'toB'>

/** Stretches of lines that differ: a comparison of two texts in which each different line is one character. */
function changedLines(old: readonly string[], next: readonly string[]): readonly Span[] {
  const codes = new Map<string, number>()
  const text = (lines: readonly string[]) =>
    lines
      .map((line) => {
        const code = codes.get(line) ?? codes.size
        codes.set(line, code)
        return String.fromCharCode(code)
      })
      .join('')
  const [a, b] = [text(old), text(next)]
  if (codes.size > MOST_DIFFERENT) return [{ fromA: 0, toA: old.length, fromB: 0, toB: next.length }]
  return diff(a, b, LIMITS)
}

type Parts = readonly (readonly [from: number, to: number])[]

/** Of lines that stand for each other, the places that differ in each. */
function partsOf(
  removed: readonly string[],
  added: readonly string[],
): { readonly removed: readonly Parts[]; readonly added: readonly Parts[] } {
  const changes = presentableDiff(removed.join('\n'), added.join('\n'), LIMITS)
  return {
    removed: byLine(
      removed,
      changes.map(({ fromA, toA }) => [fromA, toA]),
    ),
    added: byLine(
      added,
      changes.map(({ fromB, toB }) => [fromB, toB]),
    ),
  }
}

/** Places in the joined text as places in its lines. */
function byLine(lines: readonly string[], places: Parts): readonly Parts[] {
  let from = 0
  return lines.map((line) => {
    const start = from
    const end = start + line.length
    from = end + 1
    return places
      .filter(([left, right]) => left < end && right > start)
      .map(([left, right]) => [Math.max(0, left - start), Math.min(end, right) - start] as const)
  })
}
