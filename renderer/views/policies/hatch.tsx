import css from './lane.module.css'

/** A pattern of slanting lines: nothing is in force. */
export function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0v5" className={css.hatchLine} />
      </pattern>
    </defs>
  )
}
