import { useMemo, useState } from 'react'
import { type CodeFault, useCodeEditor } from '../../components/code/code-editor.ts'
import { tokens } from '../../components/code/code-tokens.ts'
import type { Language } from '../../components/policy-text.tsx'
import css from './draft.module.css'

/** A policy text that can be changed. `start` is read once: who wants another begins with another key. */
export function DraftEditor({
  start,
  language,
  label,
  fault,
  onChange,
}: {
  readonly start: string
  readonly language: Language
  readonly label: string
  readonly fault: CodeFault | null
  readonly onChange: (text: string) => void
}) {
  const extensions = useMemo(() => tokens(language), [language])
  // What is typed comes back as `start`, and must not begin the editor anew.
  const [first] = useState(start)
  const host = useCodeEditor({ start: first, label, extensions, onChange, fault })
  return <div ref={host} className={css.editor} />
}
