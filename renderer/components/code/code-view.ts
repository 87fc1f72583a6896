import { EditorState, type Extension, type Text } from '@codemirror/state'
import { EditorView, highlightSpecialChars } from '@codemirror/view'
import { type RefObject, useEffect, useRef } from 'react'
import { UNSEEN, visible } from '../../words/visible.ts'
import { codeTheme } from './code-theme.ts'

/** Unseen characters stand as their codes; copying gives what is really there. */
export const showUnseen = highlightSpecialChars({
  specialChars: new RegExp(UNSEEN),
  render(code, description) {
    const shown = document.createElement('span')
    shown.className = 'cm-unseen-char'
    shown.textContent = visible(String.fromCodePoint(code))
    shown.title = description ?? ''
    return shown
  },
})

/**
 * Shows a text that cannot be changed, in the element that the ref is given to. It stands in a shadow root, where
 * the styles of CodeMirror are adopted sheets: in the page itself they would be a style element, which the
 * Content-Security-Policy refuses. The text can be focused and scrolled by keys.
 */
export function useCodeView(
  text: Text,
  label: string,
  extensions: Extension,
): { readonly host: RefObject<HTMLDivElement | null>; readonly view: RefObject<EditorView | null> } {
  const host = useRef<HTMLDivElement | null>(null)
  const view = useRef<EditorView | null>(null)
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label, 'aria-readonly': 'true' }),
          showUnseen,
          codeTheme,
          extensions,
        ],
      }),
    })
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [text, label, extensions])
  return { host, view }
}
