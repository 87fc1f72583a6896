import { visible } from '../words/visible.ts'
import css from './evidence-link.module.css'

/** A place in the evidence, `s2:71204`: opens the record's exact bytes. */
export function EvidenceLink({
  place,
  hint,
  onOpen,
}: {
  readonly place: string
  /** Source, line and first bytes, shown on hover. */
  readonly hint?: string
  readonly onOpen: (place: string) => void
}) {
  return (
    <button
      type="button"
      className={css.link}
      title={hint === undefined ? undefined : visible(hint)}
      aria-label={`Record ${place}`}
      onClick={(event) => {
        event.stopPropagation()
        onOpen(place)
      }}
    >
      {place}
    </button>
  )
}
