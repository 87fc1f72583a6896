import { latin } from './latin-texts.ts'

/** A value of a condition: a text, or a text with `*` for any text, as `--where` takes it. */
export interface TextMatch {
  /** Between the stars, as `latin` gives them; one piece: the whole text must be it. */
  readonly pieces: readonly string[]
}

export function textMatch(value: string): TextMatch {
  return { pieces: value.split(/\*+/).map(latin) }
}

/** Whether what stands from `from` to `to` in a string of LatinTexts is such a text. */
export function matches({ pieces }: TextMatch, text: string, from: number, to: number): boolean {
  const first = pieces[0] as string
  const last = pieces.at(-1) as string
  if (pieces.length === 1) return to - from === first.length && text.startsWith(first, from)
  const end = to - last.length
  if (end - from < first.length || !text.startsWith(first, from) || !text.startsWith(last, end)) return false
  let at = from + first.length
  for (let piece = 1; piece < pieces.length - 1; piece += 1) {
    const wanted = pieces[piece] as string
    const found = indexBefore(text, wanted, at, end)
    if (found < 0) return false
    at = found + wanted.length
  }
  return true
}

/** `indexOf`, but no further than `end`: what is sought in every text must not be sought through all of them. */
function indexBefore(text: string, wanted: string, from: number, end: number): number {
  for (let at = from; at + wanted.length <= end; at += 1) if (text.startsWith(wanted, at)) return at
  return -1
}
