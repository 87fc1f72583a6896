import type { ReactNode } from 'react'
import css from './screen.module.css'

/** A screen: a head, and below it panes that scroll by themselves. */
export function Screen({ head, children }: { readonly head: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={css.screen}>
      {head}
      <div className={css.body}>{children}</div>
    </div>
  )
}

/** A part that scrolls, on its ground. */
export function Scroll({
  children,
  ground = 'surface',
  label,
  pane = false,
}: {
  readonly children: ReactNode
  readonly ground?: 'surface' | 'inset'
  /** With a name it can be reached by the keyboard: for what holds nothing that takes the focus. */
  readonly label?: string
  /** F6 stops here. */
  readonly pane?: boolean
}) {
  return (
    <div
      className={`${css.scroll} ${ground === 'inset' ? css.inset : ''}`}
      {...(pane ? { 'data-pane': '' } : {})}
      {...(label === undefined ? {} : { role: 'region', 'aria-label': label, tabIndex: 0 })}
    >
      {children}
    </div>
  )
}
