import { Search } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useKeys } from '../store/keys.ts'
import { Key } from './key.tsx'
import css from './search-field.module.css'

/** A frame: what comes at once is asked once. An answer takes less than the pause between two keys of a quick hand. */
const SETTLE_MS = 16

/**
 * Text to find in a list; what is typed is asked once it settles. `/` comes here, Enter goes on to what was found,
 * Escape takes the text away.
 */
export function SearchField({
  label,
  value,
  onChange,
  width = 200,
  keyed = true,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  /** In px, or all there is. */
  readonly width?: number | '100%'
  /** `/` comes to it: one field a screen. */
  readonly keyed?: boolean
}) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const [outer, setOuter] = useState(value)
  if (outer !== value) {
    setOuter(value)
    setText(value)
  }
  // A layout effect ends when the screen is hidden while the next one loads: what was typed last is not asked for then.
  useLayoutEffect(() => {
    if (text === value) return
    const timer = window.setTimeout(() => onChange(text), SETTLE_MS)
    return () => window.clearTimeout(timer)
  }, [text, value, onChange])
  useKeys(keyed ? { '/': { does: label, run: () => input.current?.focus() } } : {})
  return (
    <span className={css.frame} style={{ width }}>
      <Search className={css.icon} aria-hidden="true" />
      <input
        ref={input}
        type="text"
        className={css.input}
        aria-label={label}
        placeholder={label}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          // Into the list, with what was sought.
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault()
            onChange(text)
            event.currentTarget.blur()
          }
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (text === '') event.currentTarget.blur()
          else setText('')
        }}
      />
      {keyed ? <Key>/</Key> : null}
    </span>
  )
}
