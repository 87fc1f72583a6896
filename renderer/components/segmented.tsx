import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import type { ReactNode } from 'react'
import css from './segmented.module.css'

/** One of a few, all in sight. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[]
  readonly onChange: (value: Value) => void
}) {
  return (
    <ToggleGroup
      aria-label={label}
      className={css.group}
      value={[value]}
      onValueChange={([next]) => {
        const option = options.find((each) => each.value === next)
        if (option !== undefined) onChange(option.value)
      }}
    >
      {options.map((option) => (
        <Toggle key={option.value} value={option.value} className={css.option}>
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}
