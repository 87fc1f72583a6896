import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import type { EditorState, Extension } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { type RefObject, useEffect, useRef } from 'react'
import { editorTheme } from './code-theme.ts'
import { shadowEditor } from './shadow-editor.ts'

/** What is wrong with a text, and where: line and column from 1. */
export interface CodeFault {
  readonly line: number
  readonly column: number
  readonly message: string
}

/**
 * A text that can be changed, in the element that the ref is given to. Tab leaves it, as it leaves every field, so
 * that a keyboard is not caught in it. `start` is what it begins with; another start begins anew.
 */
export function useCodeEditor({
  start,
  label,
  extensions,
  onChange,
  fault,
}: {
  readonly start: string
  readonly label: string
  /** The same ones while they say the same. */
  readonly extensions: Extension
  readonly onChange: (text: string) => void
  readonly fault: CodeFault | null
}): RefObject<HTMLDivElement | null> {
  const host = useRef<HTMLDivElement | null>(null)
  const view = useRef<EditorView | null>(null)
  const changed = useRef(onChange)
  useEffect(() => {
    changed.current = onChange
  })
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const made = shadowEditor(element, {
      doc: start,
      label,
      extensions: [
        lineNumbers(),
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) changed.current(state.doc.toString())
        }),
        lintGutter(),
        editorTheme,
        extensions,
      ],
    })
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [start, label, extensions])
  useEffect(() => {
    const editor = view.current
    if (editor !== null)
      editor.dispatch(setDiagnostics(editor.state, fault === null ? [] : [diagnosticOf(editor.state, fault)]))
  }, [fault, start, label, extensions])
  return host
}

/** A place beyond the text, which has been changed since, is brought back into it. */
function diagnosticOf({ doc }: EditorState, { line, column, message }: CodeFault): Diagnostic {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines))
  const from = Math.min(at.to, at.from + Math.max(0, column - 1))
  return { from, to: Math.max(from, at.to), severity: 'error', message }
}
