import { ArrowDown, ArrowUp, Copy, Maximize2 } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { RecordMark } from '../../shared/contract/decision.ts'
import { useAnswer } from '../client/answers.ts'
import { type KeyMap, useKeys } from '../store/keys.ts'
import { copyRecord } from '../store/record.ts'
import { bytes, count } from '../words/numbers.ts'
import { visible } from '../words/visible.ts'
import { IconButton } from './button.tsx'
import { ErrorNotice } from './notice.tsx'
import { RawBytes } from './raw-bytes.tsx'
import { RawProof } from './raw-proof.tsx'
import css from './raw-record.module.css'

/** A line of a source as it was received: its bytes, where it stands, what it is, and the proof of it. */
export function RawRecordView({
  token,
  place,
  mark,
  room,
  onPlace,
  onEnlarge,
}: {
  readonly token: string
  readonly place: string
  readonly mark?: RecordMark | undefined
  /** `narrow`: a pane of some hundred px; `wide`: with offsets beside the bytes. */
  readonly room: 'narrow' | 'wide'
  /** Another line is wanted. */
  readonly onPlace: (place: string) => void
  readonly onEnlarge?: () => void
}) {
  const [asked, setAsked] = useState<{ readonly place: string; readonly from: number } | null>(null)
  const from = asked?.place === place ? asked.from : undefined
  const { value, error } = useAnswer(
    'record.raw',
    { case: token, place, ...(from === undefined ? {} : { from }), ...(mark === undefined ? {} : { mark }) },
    { keep: true },
  )
  const beside = (by: -1 | 1) => {
    const line = value === undefined ? -1 : value.line + by
    return value === undefined || line < 0 || line >= value.lines ? undefined : `s${value.source.id}:${line}`
  }
  const step = (by: -1 | 1) => {
    const next = beside(by)
    if (next !== undefined) onPlace(next)
  }
  const acts: KeyMap = {
    j: { does: 'Go to the next line of the source', run: () => step(1) },
    k: { does: 'Go to the line before', run: () => step(-1) },
    c: { does: 'Copy the bytes', run: () => void copyRecord({ case: token, place }) },
  }
  // Over the screen they are the only ones; in a pane they work where the focus is in it.
  useKeys(room === 'wide' ? acts : {}, 'Record')
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key]
    if (act === undefined) return
    event.preventDefault()
    act.run()
  }
  if (error !== undefined) return <ErrorNotice doing={`Show the record ${place}`} error={error} />
  if (value === undefined) return <div className={css.view} />
  const { piece } = value
  return (
    // The keys of the viewer are those of its buttons; they work wherever in it the focus is.
    <div className={`${css.view} ${css[room]}`} onKeyDown={onKeyDown} role="presentation">
      <div className={css.line}>
        <span className={css.where}>
          <span className={css.source}>{visible(value.source.name)}</span>, line {count(value.line + 1)} of{' '}
          {count(value.lines)}
        </span>
        <span className={css.gap} />
        <IconButton
          label="The line before"
          title="The line before (k)"
          className={css.act ?? ''}
          disabled={beside(-1) === undefined}
          onClick={() => step(-1)}
        >
          <ArrowUp aria-hidden="true" />
        </IconButton>
        <IconButton
          label="The next line"
          title="The next line (j)"
          className={css.act ?? ''}
          disabled={beside(1) === undefined}
          onClick={() => step(1)}
        >
          <ArrowDown aria-hidden="true" />
        </IconButton>
        <IconButton
          label="Copy the bytes"
          title="Copy the bytes (c)"
          className={css.act ?? ''}
          onClick={() => void copyRecord({ case: token, place })}
        >
          <Copy aria-hidden="true" />
        </IconButton>
        {onEnlarge === undefined ? null : (
          <IconButton label="Show the record over the screen" className={css.act ?? ''} onClick={onEnlarge}>
            <Maximize2 aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <RawBytes record={value} room={room} />
      {piece.from > 0 || piece.to < value.bytes ? (
        <Pieces
          shown={[piece.from, piece.to]}
          of={value.bytes}
          onFrom={(next) => setAsked({ place, from: next })}
        />
      ) : null}
      <WhatItIs quarantine={value.quarantine} kind={value.kind} repeats={value.repeats} onPlace={onPlace} />
      <RawProof token={token} record={value} room={room} />
    </div>
  )
}

/** Of a long line one piece is shown: which, and the others. */
function Pieces({
  shown: [from, to],
  of,
  onFrom,
}: {
  readonly shown: readonly [number, number]
  readonly of: number
  readonly onFrom: (from: number) => void
}) {
  const length = Math.max(1, to - from)
  return (
    <p className={css.note}>
      Bytes {count(from)} to {count(to)} of {count(of)} ({bytes(of)}).{' '}
      {from > 0 ? (
        <button type="button" className={css.link} onClick={() => onFrom(Math.max(0, from - length))}>
          Show what stands before
        </button>
      ) : null}{' '}
      {to < of ? (
        <button type="button" className={css.link} onClick={() => onFrom(to)}>
          Show what follows
        </button>
      ) : null}
    </p>
  )
}

function WhatItIs({
  kind,
  quarantine,
  repeats,
  onPlace,
}: {
  readonly kind: 'record' | 'quarantined' | 'blank'
  readonly quarantine: { readonly reason: string; readonly detail: string } | null
  readonly repeats: string | null
  readonly onPlace: (place: string) => void
}): ReactNode {
  if (quarantine !== null)
    return (
      <p className={css.note}>
        <b>In quarantine, no record.</b> <code className="mono-s">{quarantine.reason}</code>:{' '}
        {visible(quarantine.detail)}.
      </p>
    )
  if (kind === 'blank') return <p className={css.note}>A blank line: it counts, and is no record.</p>
  if (repeats !== null)
    return (
      <p className={css.note}>
        <b>A duplicate.</b> Its bytes are those of{' '}
        <button type="button" className={css.link} onClick={() => onPlace(repeats)}>
          {repeats}
        </button>
        , which is the one that counts.
      </p>
    )
  return null
}
