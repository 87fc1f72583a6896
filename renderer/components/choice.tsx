import { Select } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './choice.module.css'

/** One of many, in a menu. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  lead,
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[]
  readonly onChange: (value: Value) => void
  /** Stands before the value: `under`. */
  readonly lead?: string
}) {
  const shown = options.find((option) => option.value === value)
  return (
    <Select.Root
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next)
      }}
    >
      <Select.Trigger className={css.trigger} aria-label={label}>
        {lead === undefined ? null : <span className="ink-2">{lead}</span>}
        <Select.Value>{() => shown?.label ?? value}</Select.Value>
        <ChevronDown className={css.icon} aria-hidden="true" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className={css.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className={css.popup}>
            <Select.List>
              {options.map((option) => (
                <Select.Item key={option.value} value={option.value} className={css.item}>
                  <span className={css.tick}>
                    <Select.ItemIndicator>
                      <Check className={css.icon} aria-hidden="true" />
                    </Select.ItemIndicator>
                  </span>
                  <Select.ItemText>{option.label}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )
}
