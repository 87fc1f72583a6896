import type { ReactNode } from 'react'
import css from './new-packet.module.css'

/** One way to choose; what belongs to it shows once it is chosen. */
export function Option({
  name,
  about,
  chosen,
  disabled = false,
  onChoose,
  children,
}: {
  readonly name: string
  readonly about: string
  readonly chosen: boolean
  readonly disabled?: boolean
  readonly onChoose: () => void
  readonly children?: ReactNode
}) {
  return (
    <div className={`${css.option} ${disabled ? css.away : ''}`}>
      <label className={css.choose}>
        <input type="radio" name="what goes in" checked={chosen} disabled={disabled} onChange={onChoose} />
        <span className={css.name}>{name}</span>
        <span className={css.about}>{about}</span>
      </label>
      {chosen && children !== undefined ? <div className={css.inside}>{children}</div> : null}
    </div>
  )
}
