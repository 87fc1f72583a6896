import type { ComponentProps, ReactNode } from 'react'
import { Key } from './key.tsx'
import css from './button.module.css'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  readonly children: ReactNode
  /** One primary action a view. `quiet`: no border, for what stands in a line of text or a head. */
  readonly weight?: 'primary' | 'plain' | 'quiet'
  readonly size?: 'normal' | 'small'
  readonly icon?: ReactNode
  /** The keys that do the same, shown after the label. */
  readonly keys?: readonly string[]
  readonly submit?: boolean
  readonly chosen?: boolean
}

/** A verb with an object. */
export function Button({
  children,
  weight = 'plain',
  size = 'normal',
  icon,
  keys = [],
  submit = false,
  chosen = false,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={[
        css.button,
        css[weight],
        size === 'small' ? css.small : '',
        chosen ? css.chosen : '',
        className ?? '',
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {icon}
      <span className={css.label}>{children}</span>
      {keys.map((key) => (
        <Key key={key}>{key}</Key>
      ))}
    </button>
  )
}

/** A button that shows only an icon: it has a name all the same, and shows it on hover. */
export function IconButton({
  label,
  children,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'type' | 'aria-label'> & { readonly label: string }) {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={rest.title ?? label}
      className={`${css.iconButton} ${className ?? ''}`}
    >
      {children}
    </button>
  )
}
