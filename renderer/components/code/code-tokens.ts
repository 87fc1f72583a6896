import { type Extension, RangeSetBuilder } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { type Language, type TokenKind, tokensOf } from './language.ts'

/** Beyond this a line is shown as it stands. */
const MOST_CHARS = 4_000

const MARKS: Readonly<Record<TokenKind, Decoration>> = {
  word: Decoration.mark({ class: 'tok-word' }),
  text: Decoration.mark({ class: 'tok-text' }),
  comment: Decoration.mark({ class: 'tok-comment' }),
}

/** Marks the tokens of the lines in sight. */
export function tokens(language: Language): Extension {
  if (language === 'plain') return []
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      constructor(view: EditorView) {
        this.decorations = inSight(view, language)
      }
      update(update: ViewUpdate) {
        if (update.viewportChanged || update.docChanged) this.decorations = inSight(update.view, language)
      }
    },
    { decorations: (plugin) => plugin.decorations },
  )
}

function inSight(view: EditorView, language: Language): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges)
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at)
      if (line.length <= MOST_CHARS)
        for (const token of tokensOf(line.text, language))
          builder.add(line.from + token.from, line.from + token.to, MARKS[token.kind])
      at = line.to + 1
    }
  return builder.finish()
}
