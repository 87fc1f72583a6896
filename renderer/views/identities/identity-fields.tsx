import { Field } from '../../components/field.tsx'
import { dateProblem } from './identity-words.ts'

interface Given {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Whose a key is: the first field of its dialog. */
export function NameField({ label, value, onChange }: Given) {
  return (
    <Field
      label={label}
      value={value}
      maxLength={200}
      autoFocus
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

/** From when or until when what a key signs counts: a date or a time, or nothing. */
export function PeriodField({
  label,
  hint,
  value,
  onChange,
  autoFocus = false,
}: Given & { readonly hint: string; readonly autoFocus?: boolean }) {
  return (
    <Field
      label={label}
      hint={hint}
      value={value}
      maxLength={40}
      autoFocus={autoFocus}
      autoComplete="off"
      problem={dateProblem(value)}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
