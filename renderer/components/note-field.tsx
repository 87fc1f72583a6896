import { useId } from 'react'
import css from './note-field.module.css'

/** Why, in one's own words. Letters typed here are letters: no key of the screen acts. */
export function NoteField({
  value,
  hint,
  disabled = false,
  label = 'Why',
  onChange,
}: {
  readonly value: string
  readonly hint: string
  readonly disabled?: boolean
  readonly label?: string
  readonly onChange: (note: string) => void
}) {
  const id = useId()
  return (
    <div className={css.note}>
      <label htmlFor={id}>
        <b>{label}</b> <span className="ink-2">{hint}</span>
      </label>
      <textarea
        id={id}
        className={css.text}
        rows={3}
        maxLength={10_000}
        value={value}
        disabled={disabled}
        data-note=""
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}
