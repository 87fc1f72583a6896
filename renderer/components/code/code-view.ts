import { EditorState, type Extension, type Text } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type RefObject, useEffect, useRef } from 'react'
import { shadowEditor } from './shadow-editor.ts'

/** Shows a text that cannot be changed, in the element that the ref is given to. */
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
    const made = shadowEditor(element, { doc: text, label, extensions: [READ_ONLY, extensions] })
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [text, label, extensions])
  return { host, view }
}

const READ_ONLY: Extension = [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ 'aria-readonly': 'true' }),
]
