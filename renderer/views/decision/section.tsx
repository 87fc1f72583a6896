import type { ReactNode } from 'react'
import { SectionHead } from '../../components/head.tsx'
import css from './section.module.css'
import type { SectionId } from './parts.ts'

/** One section of a decision: a head with its key, and what is below it. A pane, and a region by its name. */
export function Section({
  id,
  title,
  about,
  number,
  actions,
  height = 'own',
  children,
}: {
  readonly id: SectionId
  readonly title: string
  readonly about?: ReactNode
  readonly number: string
  readonly actions?: ReactNode
  /** `fill`: it takes the height that is left; `yield`: it scrolls by itself where there is not enough for its own. */
  readonly height?: 'own' | 'fill' | 'yield'
  readonly children: ReactNode
}) {
  return (
    <section
      className={`${css.section} ${height === 'own' ? '' : css[height]}`}
      aria-label={title}
      data-section={id}
      data-pane=""
      tabIndex={-1}
    >
      <SectionHead title={title} about={about} number={number} actions={actions} />
      {children}
    </section>
  )
}
