import { RangeSetBuilder, Text, type Extension } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import { useEffect, useMemo } from 'react'
import { visible } from '../words/visible.ts'
import { inkGutter, textGutter } from './code/code-gutter.ts'
import { tokens } from './code/code-tokens.ts'
import { useCodeView } from './code/code-view.ts'
import type { Language } from './code/language.ts'
import { AsideWords, UnseenWords } from './code/unseen-words.ts'
import css from './policy-text.module.css'

export { type Language, languageOf } from './code/language.ts'

/** Lines that something rests on. They carry ink in the gutter, and `words` for who does not see it. */
export interface MarkedLines {
  /** From 1, both included. */
  readonly from: number
  readonly to: number
  /** `determining rule ap-finance`. */
  readonly words: string
}

/** What stands at the right of a line. */
export interface LineAside {
  /** From 1. */
  readonly line: number
  readonly text: string
  readonly weight?: 'plain' | 'strong'
}

const NO_MARKS: readonly MarkedLines[] = []
const NO_ASIDES: readonly LineAside[] = []

/**
 * The exact text of a policy or a definition, read only, with line numbers. `fill` scrolls by itself in the height
 * that it is given; `content` is as high as the text. The lists given must be the same lists while they say the
 * same: they are compared by identity.
 */
export function PolicyText({
  text,
  language,
  label,
  marks = NO_MARKS,
  asides = NO_ASIDES,
  reveal,
  fit = 'fill',
}: {
  readonly text: string
  readonly language: Language
  /** Its name for a screen reader: which file it is. */
  readonly label: string
  readonly marks?: readonly MarkedLines[]
  readonly asides?: readonly LineAside[]
  /** The line, from 1, that is brought into sight. */
  readonly reveal?: number
  readonly fit?: 'fill' | 'content'
}) {
  const lines = useMemo(() => Text.of(text.split(/\r\n?|\n/)), [text])
  const extensions = useMemo(
    () => extensionsOf(lines, language, marks, asides),
    [lines, language, marks, asides],
  )
  const { host, view } = useCodeView(lines, label, extensions)
  useEffect(() => {
    const editor = view.current
    if (editor === null || reveal === undefined || reveal < 1 || reveal > lines.lines) return
    editor.dispatch({ effects: EditorView.scrollIntoView(lines.line(reveal).from, { y: 'center' }) })
  }, [view, reveal, lines, extensions])
  return <div ref={host} className={fit === 'fill' ? css.fill : css.content} />
}

function extensionsOf(
  text: Text,
  language: Language,
  marks: readonly MarkedLines[],
  asides: readonly LineAside[],
): Extension {
  const marked = (line: number) => marks.find(({ from, to }) => from <= line && line <= to)
  const builder = new RangeSetBuilder<Decoration>()
  const told = new Map<number, readonly Decoration[]>()
  const tell = (line: number, decoration: Decoration) => {
    if (line >= 1 && line <= text.lines) told.set(line, [...(told.get(line) ?? []), decoration])
  }
  for (const { from, words } of marks)
    tell(from, Decoration.widget({ widget: new UnseenWords(`${words}: `), side: -1 }))
  for (const { line, text: words, weight = 'plain' } of asides)
    tell(line, Decoration.widget({ widget: new AsideWords(visible(words), weight), side: -1 }))
  for (const [line, decorations] of [...told].toSorted(([a], [b]) => a - b))
    for (const decoration of decorations) builder.add(text.line(line).from, text.line(line).from, decoration)
  return [
    inkGutter((line) => marked(line) !== undefined),
    textGutter('cm-number', String, String(text.lines)),
    EditorView.decorations.of(builder.finish()),
    tokens(language),
  ]
}
