import type { ReactNode } from 'react'
import css from './facts.module.css'

/** Names and what they are, in two columns: a detail's facts. */
export function Facts({ rows }: { readonly rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={css.facts}>
      {rows.map(([name, value], at) => (
        // A name may stand twice: two keys signed.
        <div key={`${at}-${name}`} className={css.row}>
          <dt className={css.name}>{name}</dt>
          <dd className={css.value}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
