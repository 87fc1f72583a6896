import { Import } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './drop-frame.module.css'

/** Where files can be let go: dashed while it waits, in the accent while something is held over the window. */
export function DropFrame({
  state,
  children,
  aside,
}: {
  readonly state: 'waits' | 'over'
  readonly children: ReactNode
  /** Stands at the right. */
  readonly aside?: ReactNode
}) {
  return (
    <div className={`${css.frame} ${state === 'over' ? css.over : ''}`}>
      <Import className={css.icon} aria-hidden="true" />
      <div className={css.text}>{children}</div>
      {aside === undefined ? null : <div className={css.aside}>{aside}</div>}
    </div>
  )
}
