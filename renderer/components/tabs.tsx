import { count } from '../words/numbers.ts'
import css from './tabs.module.css'

export interface Tab {
  readonly name: string
  /** Where it leads: tabs stand in the address. */
  readonly href: string
  readonly here: boolean
  /** How much there is in it. */
  readonly count?: number | undefined
}

/** The parts of a screen, in its head. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav className={css.tabs} aria-label={label}>
      {tabs.map(({ name, href, here, count: number }) => (
        <a
          key={name}
          href={href}
          className={`${css.tab} ${here ? css.here : ''}`}
          aria-current={here ? 'page' : undefined}
        >
          {name}
          {number === undefined ? null : <span className={css.count}>{count(number)}</span>}
        </a>
      ))}
    </nav>
  )
}
