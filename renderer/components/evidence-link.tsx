import { visible } from '../words/visible.ts'
import css from './evidence-link.module.css'
import { Hint } from './hint.tsx'
import { RecordPeek } from './record-peek.tsx'

/** A place in the evidence, `s2:71204`: opens the record's exact bytes. */
export function EvidenceLink({
  place,
  hint,
  of,
  onOpen,
}: {
  readonly place: string
  /** Source, line and first bytes, shown on hover. */
  readonly hint?: string
  /** The case: with it, source, line and first bytes are looked up when the link is pointed at. */
  readonly of?: string
  readonly onOpen: (place: string) => void
}) {
  const link = (
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
  return of === undefined ? link : <Hint text={<RecordPeek token={of} place={place} />}>{link}</Hint>
}
