import type { ReactNode } from 'react'
import css from './empty.module.css'

/** Says what is missing, what it would make possible, and what to do next. No drawing. */
export function Empty({
  what,
  children,
  actions,
}: {
  readonly what: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}) {
  return (
    <div className={css.empty}>
      <p className={css.what}>{what}</p>
      {children === undefined ? null : <div className={css.more}>{children}</div>}
      {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
    </div>
  )
}
