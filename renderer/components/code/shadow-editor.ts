import { EditorState, type Extension, type Text } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { codeTheme } from './code-theme.ts'
import { showUnseen } from './show-unseen.ts'

/**
 * CodeMirror in a shadow root of the element, where its styles are adopted sheets: in the page itself they would be a
 * style element, which the Content-Security-Policy refuses. The text can be focused and scrolled by keys; unseen
 * characters stand as their codes.
 */
export function shadowEditor(
  element: HTMLElement,
  {
    doc,
    label,
    extensions,
  }: { readonly doc: Text | string; readonly label: string; readonly extensions: Extension },
): EditorView {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  return new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc,
      extensions: [
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label }),
        showUnseen,
        codeTheme,
        extensions,
      ],
    }),
  })
}
