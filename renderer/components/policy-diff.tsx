import { type Extension, RangeSetBuilder, Text } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'
import { useEffect, useMemo } from 'react'
import { useKeys } from '../store/keys.ts'
import { gutterClasses, inkGutter, textGutter } from './code/code-gutter.ts'
import { tokens } from './code/code-tokens.ts'
import { useCodeView } from './code/code-view.ts'
import { collapsedLines, foldsOf } from './code/collapsed-lines.ts'
import { type DiffLine, diffLines } from './code/diff-lines.ts'
import type { Language } from './code/language.ts'
import { AsideWords, UnseenWords } from './code/unseen-words.ts'
import type { LineAside, MarkedLines } from './policy-text.tsx'
import { visible } from '../words/visible.ts'
import css from './policy-text.module.css'

export { diffCounts, diffLines } from './code/diff-lines.ts'

const NO_MARKS: readonly MarkedLines[] = []
const NO_ASIDES: readonly LineAside[] = []

/**
 * Two texts in one: what only the old one has is struck on a grey ground with a minus, what only the new one has
 * stands on a blue ground with a plus. Equal stretches are folded. `n` and `p` go from change to change. Marks,
 * asides and the line to be in sight are of the new text; lists are compared by identity, as in `PolicyText`.
 */
export function PolicyDiff({
  before,
  after,
  language,
  label,
  marks = NO_MARKS,
  asides = NO_ASIDES,
  reveal,
  equal = 'folded',
  fit = 'fill',
  keys = true,
}: {
  readonly before: string
  readonly after: string
  readonly language: Language
  /** Its name for a screen reader: what is held against what. */
  readonly label: string
  readonly marks?: readonly MarkedLines[]
  readonly asides?: readonly LineAside[]
  /** The line, from 1, that is brought into sight. */
  readonly reveal?: number
  /** `shown`: the whole text, for a short one that is read as a whole. */
  readonly equal?: 'folded' | 'shown'
  readonly fit?: 'fill' | 'content'
  /** `n` and `p` belong to this diff. One a screen. */
  readonly keys?: boolean
}) {
  const lines = useMemo(() => diffLines(before, after), [before, after])
  const text = useMemo(() => Text.of(lines.map((line) => line.text)), [lines])
  const extensions = useMemo(
    () => [
      inkGutter((line) => markOf(lines, line, marks) !== undefined),
      besideLines(lines, text, marks, asides),
      extensionsOf(lines, text, language),
      equal === 'folded' ? collapsedLines(text, foldsOf(lines)) : [],
    ],
    [lines, text, language, marks, asides, equal],
  )
  const { host, view } = useCodeView(text, label, extensions)
  useEffect(() => {
    const at = reveal === undefined ? -1 : lines.findIndex((line) => line.new === reveal)
    if (at < 0) return
    view.current?.dispatch({ effects: EditorView.scrollIntoView(text.line(at + 1).from, { y: 'center' }) })
  }, [view, reveal, lines, text, extensions])
  const step = (by: 1 | -1) => {
    const editor = view.current
    const next = editor === null ? undefined : changeBeside(lines, text, editor, by)
    if (editor === null || next === undefined) return
    const at = text.line(next).from
    editor.dispatch({
      selection: { anchor: at },
      effects: EditorView.scrollIntoView(at, { y: 'center' }),
    })
    editor.focus()
  }
  useKeys(
    keys
      ? {
          n: { does: 'Go to the next change', run: () => step(1) },
          p: { does: 'Go to the change before', run: () => step(-1) },
        }
      : {},
  )
  return <div ref={host} className={fit === 'fill' ? css.fill : css.content} />
}

const LINE = {
  removed: Decoration.line({ class: 'cm-removed' }),
  added: Decoration.line({ class: 'cm-added' }),
} as const
const PART = {
  removed: Decoration.mark({ class: 'cm-removed-part' }),
  added: Decoration.mark({ class: 'cm-added-part' }),
} as const
const SAID = {
  removed: Decoration.widget({ widget: new UnseenWords('removed: '), side: -1 }),
  added: Decoration.widget({ widget: new UnseenWords('added: '), side: -1 }),
} as const
const GROUND = { equal: null, removed: 'cm-removed', added: 'cm-added' } as const
const SIGN = { equal: null, removed: '−', added: '+' } as const

function extensionsOf(lines: readonly DiffLine[], text: Text, language: Language): Extension {
  const builder = new RangeSetBuilder<Decoration>()
  for (const [at, { kind, changed }] of lines.entries()) {
    if (kind === 'equal') continue
    const { from } = text.line(at + 1)
    builder.add(from, from, LINE[kind])
    builder.add(from, from, SAID[kind])
    for (const [start, end] of changed) builder.add(from + start, from + end, PART[kind])
  }
  const numberOf = (side: 'old' | 'new') => (line: number) => {
    const number = lines[line - 1]?.[side] ?? null
    return number === null ? null : String(number)
  }
  const widest = String(lines.length)
  return [
    textGutter('cm-number', numberOf('old'), widest),
    textGutter('cm-number', numberOf('new'), widest),
    textGutter('cm-sign', (line) => SIGN[lines[line - 1]?.kind ?? 'equal'], '+'),
    gutterClasses(text, (line) => GROUND[lines[line - 1]?.kind ?? 'equal']),
    EditorView.decorations.of(builder.finish()),
    tokens(language),
  ]
}

/** The mark in which a row stands: a removed line in that of the line that follows it. */
function markOf(
  lines: readonly DiffLine[],
  row: number,
  marks: readonly MarkedLines[],
): MarkedLines | undefined {
  if (marks.length === 0) return undefined
  let at = row - 1
  while (at < lines.length && lines[at]?.new === null) at += 1
  const line = lines[at]?.new ?? null
  return line === null ? undefined : marks.find(({ from, to }) => from <= line && line <= to)
}

/** What stands at the right of lines of the new text, and the words of marks for who does not see them. */
function besideLines(
  lines: readonly DiffLine[],
  text: Text,
  marks: readonly MarkedLines[],
  asides: readonly LineAside[],
): Extension {
  const builder = new RangeSetBuilder<Decoration>()
  for (const [at, { new: line }] of lines.entries()) {
    if (line === null) continue
    const { from } = text.line(at + 1)
    const widgets = [
      ...marks.filter((mark) => mark.from === line).map(({ words }) => new UnseenWords(`${words}: `)),
      ...asides
        .filter((aside) => aside.line === line)
        .map((aside) => new AsideWords(visible(aside.text), aside.weight ?? 'plain')),
    ]
    for (const widget of widgets) builder.add(from, from, Decoration.widget({ widget, side: -1 }))
  }
  return EditorView.decorations.of(builder.finish())
}

/** The line, from 1, of the change after or before the one where the reader is. */
function changeBeside(
  lines: readonly DiffLine[],
  text: Text,
  editor: EditorView,
  by: 1 | -1,
): number | undefined {
  const isFirst = (at: number) => {
    const kind = lines[at - 1]?.kind ?? 'equal'
    return kind !== 'equal' && (lines[at - 2]?.kind ?? 'equal') === 'equal'
  }
  const { head } = editor.state.selection.main
  const here = text.lineAt(head).number
  // Nobody has been at a change yet: the first one, though the text may begin with it.
  if (by === 1 && head === 0 && !editor.hasFocus && isFirst(1)) return 1
  for (let at = here + by; at >= 1 && at <= lines.length; at += by) if (isFirst(at)) return at
  return undefined
}
