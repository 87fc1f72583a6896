import css from './share-bar.module.css'

/** A part of a whole, for the eye; the number stands beside it. */
export function ShareBar({ part, whole }: { readonly part: number; readonly whole: number }) {
  return (
    <span className={css.bar} aria-hidden="true">
      <span className={css.part} style={{ width: `${whole === 0 ? 0 : (part / whole) * 100}%` }} />
    </span>
  )
}
