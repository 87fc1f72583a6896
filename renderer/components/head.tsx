import type { ReactNode } from 'react'
import { Key } from './key.tsx'
import css from './head.module.css'

/** The head of a screen: its name, what it shows in words, and what can be done. 48 px. */
export function PageHead({
  title,
  about,
  children,
  actions,
}: {
  readonly title: ReactNode
  readonly about?: ReactNode
  /** Tabs and filters, beside the title. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
}) {
  return (
    <header className={css.page}>
      <h1 className={css.title}>{title}</h1>
      {about === undefined ? null : <span className={css.about}>{about}</span>}
      {children}
      <span className={css.gap} />
      {actions}
    </header>
  )
}

/** The head of a section: a heading, its figure in words, a key that jumps to it. 32 px. */
export function SectionHead({
  title,
  about,
  number,
  actions,
}: {
  readonly title: ReactNode
  readonly about?: ReactNode
  readonly number?: string
  readonly actions?: ReactNode
}) {
  return (
    <header className={css.section}>
      <h2 className={css.heading}>{title}</h2>
      {about === undefined ? null : <span className={css.aside}>{about}</span>}
      <span className={css.gap} />
      {actions}
      {number === undefined ? null : <Key>{number}</Key>}
    </header>
  )
}
