import { Field as Base } from '@base-ui/react/field'
import { OctagonAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import css from './field.module.css'

/** A labelled field; what is wrong with its value is said below it, in ink. */
export function Field({
  label,
  hint,
  problem,
  aside,
  ...input
}: {
  readonly label: string
  readonly hint?: string
  readonly problem?: string | undefined
  /** Stands at the right inside the field. */
  readonly aside?: ReactNode
} & ComponentProps<typeof Base.Control>) {
  return (
    <Base.Root className={css.field} invalid={problem !== undefined}>
      <Base.Label className={css.label}>
        {label}
        {hint === undefined ? null : <span className={css.hint}>{hint}</span>}
      </Base.Label>
      <span className={css.frame}>
        <Base.Control {...input} className={css.input} />
        {aside}
      </span>
      {problem === undefined ? null : (
        <Base.Error className={css.problem} match>
          <OctagonAlert aria-hidden="true" />
          {problem}
        </Base.Error>
      )}
    </Base.Root>
  )
}
