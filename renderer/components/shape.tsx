import type { LucideIcon } from 'lucide-react'
import css from './shape.module.css'

/** A shape in ink for a word of a closed list; the word stands beside it. */
export function Shape({
  of: Icon,
  size = 'text',
  ink = 'full',
}: {
  readonly of: LucideIcon
  /** `text`: 14 px, in a line with its word; `column`: 16 px and heavier, in a column of its own. */
  readonly size?: 'text' | 'column'
  readonly ink?: 'full' | 'faint'
}) {
  return <Icon className={`${css[size]} ${ink === 'faint' ? css.faint : ''}`} aria-hidden="true" />
}
