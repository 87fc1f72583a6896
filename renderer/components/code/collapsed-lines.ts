import { type Extension, RangeSetBuilder, StateEffect, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import type { DiffLine } from './diff-lines.ts'

/** Equal lines that stay in sight around a change, and how many more there must be to fold them. */
const CONTEXT = 3
const LEAST_FOLDED = 4

/** Lines from 1, both included. */
export interface Fold {
  readonly from: number
  readonly to: number
}

/** The stretches of equal lines that are folded: none where the texts are equal throughout. */
export function foldsOf(lines: readonly DiffLine[]): readonly Fold[] {
  if (lines.every(({ kind }) => kind === 'equal')) return []
  const folds: Fold[] = []
  let start = 0
  for (let at = 0; at <= lines.length; at += 1) {
    if (lines[at]?.kind === 'equal') continue
    const from = start + (start === 0 ? 0 : CONTEXT)
    const to = at - 1 - (at === lines.length ? 0 : CONTEXT)
    if (to - from + 1 >= LEAST_FOLDED) folds.push({ from: from + 1, to: to + 1 })
    start = at + 1
  }
  return folds
}

const unfold = StateEffect.define<number>()

/** A button in place of equal lines; it shows them. */
class FoldedLines extends WidgetType {
  readonly #lines: number

  constructor(lines: number) {
    super()
    this.#lines = lines
  }

  override eq(other: FoldedLines): boolean {
    return other.#lines === this.#lines
  }

  override toDOM(view: EditorView): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'cm-equal-lines'
    button.textContent = `${this.#lines} equal lines, show`
    button.addEventListener('click', () => {
      view.dispatch({ effects: unfold.of(view.posAtDOM(button)) })
      view.focus()
    })
    return button
  }

  override ignoreEvent(): boolean {
    return true
  }
}

export function collapsedLines(text: Text, folds: readonly Fold[]): Extension {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of folds)
    builder.add(
      text.line(from).from,
      text.line(to).to,
      Decoration.replace({ widget: new FoldedLines(to - from + 1), block: true }),
    )
  const initial = builder.finish()
  return StateField.define<DecorationSet>({
    create: () => initial,
    update(folded, transaction) {
      let left = folded
      for (const effect of transaction.effects)
        if (effect.is(unfold)) left = left.update({ filter: (from) => from !== effect.value })
      return left
    },
    provide: (field) => EditorView.decorations.from(field),
  })
}
