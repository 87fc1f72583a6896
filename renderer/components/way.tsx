import type { LucideIcon } from 'lucide-react'
import { Key } from './key.tsx'
import css from './way.module.css'

/** Something to begin with, as a row: what it is, what it is about, its key. */
export function Way({
  icon: Icon,
  name,
  about,
  letter,
  run,
}: {
  readonly icon: LucideIcon
  readonly name: string
  readonly about: string
  readonly letter: string
  readonly run: () => void
}) {
  return (
    <button type="button" className={css.way} onClick={run}>
      <Icon className={css.icon} aria-hidden="true" />
      <span className={css.words}>
        <b>{name}</b>
        <span className="ink-2 small">{about}</span>
      </span>
      <Key>{letter}</Key>
    </button>
  )
}
