import { type Extension, RangeSetBuilder, type Text } from '@codemirror/state'
import { gutter, gutterLineClass, GutterMarker } from '@codemirror/view'

class TextMarker extends GutterMarker {
  readonly #text: string

  constructor(text: string) {
    super()
    this.#text = text
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof TextMarker && other.#text === this.#text
  }

  override toDOM(): Node {
    return document.createTextNode(this.#text)
  }
}

/** The gutter's part of a line carries this class. */
class ClassMarker extends GutterMarker {
  override readonly elementClass: string

  constructor(elementClass: string) {
    super()
    this.elementClass = elementClass
  }
}

const INK = new ClassMarker('cm-marked')

/** A column beside the text. `textOf` is asked with the line's number, from 1; `widest` keeps the width steady. */
export function textGutter(
  className: string,
  textOf: (line: number) => string | null,
  widest = '',
): Extension {
  return gutter({
    class: className,
    lineMarker(view, { from }) {
      const text = textOf(view.state.doc.lineAt(from).number)
      return text === null ? null : new TextMarker(text)
    },
    ...(widest === '' ? {} : { initialSpacer: () => new TextMarker(widest) }),
  })
}

/** The 4 px of ink beside the lines that something rests on. */
export function inkGutter(isMarked: (line: number) => boolean): Extension {
  return gutter({
    class: 'cm-mark',
    lineMarker: (view, { from }) => (isMarked(view.state.doc.lineAt(from).number) ? INK : null),
  })
}

/** Gives the gutters of a line the class that `classOf` says. Lines are numbered from 1. */
export function gutterClasses(text: Text, classOf: (line: number) => string | null): Extension {
  const builder = new RangeSetBuilder<GutterMarker>()
  for (let line = 1; line <= text.lines; line += 1) {
    const name = classOf(line)
    if (name === null) continue
    const { from } = text.line(line)
    builder.add(from, from, new ClassMarker(name))
  }
  return gutterLineClass.of(builder.finish())
}
