import { Checkbox } from '@base-ui/react/checkbox'
import { Check as Tick } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './check.module.css'

export function Check({
  checked,
  onChange,
  label,
  children,
  disabled = false,
}: {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** Its name, where there is no text beside it. */
  readonly label?: string
  readonly children?: ReactNode
  readonly disabled?: boolean
}) {
  const box = (
    <Checkbox.Root
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      disabled={disabled}
      className={css.box}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <Checkbox.Indicator className={css.tick}>
        <Tick aria-hidden="true" />
      </Checkbox.Indicator>
    </Checkbox.Root>
  )
  if (children === undefined) return box
  return (
    <label className={css.label}>
      {box}
      {children}
    </label>
  )
}
