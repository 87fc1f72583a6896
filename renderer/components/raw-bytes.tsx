import { useEffect, useRef } from 'react'
import type { RawRecord } from '../../shared/contract/decision.ts'
import { count } from '../words/numbers.ts'
import { visible } from '../words/visible.ts'
import css from './raw-record.module.css'

/** A stretch of the text of one kind. */
interface Stretch {
  readonly kind: 'plain' | 'hit' | 'fault'
  readonly text: string
}

/** Characters in a row beside which its offset stands. */
const ROW_CHARS = 100

/** The bytes of a piece, wrapped anywhere, never laid out anew; opens at what is sought in it. */
export function RawBytes({ record, room }: { readonly record: RawRecord; readonly room: 'narrow' | 'wide' }) {
  const box = useRef<HTMLDivElement>(null)
  const { piece, place } = record
  const { content, hits, fault } = piece
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const sought = element.querySelector<HTMLElement>('mark')
    element.scrollTop = sought === null ? 0 : Math.max(0, sought.offsetTop - element.clientHeight / 3)
  }, [place, piece])
  const marks = [
    ...hits.map((span) => ({ ...span, kind: 'hit' as const })),
    ...(fault === null ? [] : [{ ...fault, kind: 'fault' as const }]),
  ].toSorted((a, b) => a.from - b.from)
  return (
    <div
      ref={box}
      className={css.bytes}
      role="region"
      aria-label={`Bytes of ${place}`}
      // It scrolls, and holds nothing that takes the focus.
      tabIndex={0}
    >
      {content.kind === 'bytes' ? (
        <Hex base64={content.base64} start={piece.from} marks={marks} columns={room === 'wide' ? 16 : 8} />
      ) : room === 'narrow' ? (
        <Stretches of={stretches(content.text, marks)} />
      ) : (
        <Rows
          text={content.text}
          marks={marks}
          start={record.offset === null ? null : record.offset + piece.from}
        />
      )}
      {fault !== null && fault.from === fault.to ? <mark className={css.fault}>end of the line</mark> : null}
    </div>
  )
}

interface Mark {
  readonly from: number
  readonly to: number
  readonly kind: 'hit' | 'fault'
}

function Stretches({ of }: { readonly of: readonly Stretch[] }) {
  return of.map(({ kind, text }, at) =>
    kind === 'plain' ? (
      <span key={at}>{visible(text)}</span>
    ) : (
      <mark key={at} className={kind === 'hit' ? css.hit : css.fault}>
        {visible(text)}
      </mark>
    ),
  )
}

/** Rows of so many characters, each with the offset of its first byte in the source's text. */
function Rows({
  text,
  marks,
  start,
}: {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly start: number | null
}) {
  const encoder = new TextEncoder()
  const rows: { readonly offset: number; readonly of: readonly Stretch[] }[] = []
  let offset = start ?? 0
  for (let at = 0; at < text.length;) {
    const end = rowEnd(text, at)
    rows.push({ offset, of: stretches(text, marks, at, end) })
    offset += encoder.encode(text.slice(at, end)).length
    at = end
  }
  return (
    <div className={css.rows}>
      {rows.map((row) => (
        <div key={row.offset} className={css.row}>
          <span className={css.offset}>{count(row.offset)}</span>
          <span className={css.text}>
            <Stretches of={row.of} />
          </span>
        </div>
      ))}
    </div>
  )
}

/** Not between the halves of a character. */
function rowEnd(text: string, at: number): number {
  const end = Math.min(text.length, at + ROW_CHARS)
  const half = text.charCodeAt(end - 1)
  return end < text.length && half >= 0xd800 && half <= 0xdbff ? end - 1 : end
}

/** The text from `start` to `end`, cut where marks begin and end. */
function stretches(text: string, marks: readonly Mark[], start = 0, end = text.length): readonly Stretch[] {
  const parts: Stretch[] = []
  let at = start
  for (const mark of marks) {
    const [from, to] = [Math.max(at, mark.from), Math.min(end, mark.to)]
    if (to <= from) continue
    if (from > at) parts.push({ kind: 'plain', text: text.slice(at, from) })
    parts.push({ kind: mark.kind, text: text.slice(from, to) })
    at = to
  }
  if (at < end) parts.push({ kind: 'plain', text: text.slice(at, end) })
  return parts
}

/** Bytes that are no text, as such: their offset in the line, their digits, and what of them is ASCII. */
function Hex({
  base64,
  start,
  marks,
  columns,
}: {
  readonly base64: string
  readonly start: number
  readonly marks: readonly Mark[]
  readonly columns: number
}) {
  const all = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const rows = Array.from({ length: Math.ceil(all.length / columns) }, (_, row) => row * columns)
  const isFault = (at: number) => marks.some(({ from, to }) => from <= at && at < to)
  return (
    <div className={css.rows}>
      {rows.map((row) => {
        const part = [...all.subarray(row, row + columns)]
        return (
          <div key={row} className={css.row}>
            <span className={css.offset}>{count(start + row)}</span>
            <span className={css.text}>
              {part.map((byte, at) => {
                const digits = byte.toString(16).padStart(2, '0')
                return isFault(row + at) ? (
                  <mark key={at} className={css.fault}>{`${digits} `}</mark>
                ) : (
                  `${digits} `
                )
              })}
              <span className={css.ascii}>
                {part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('')}
              </span>
            </span>
          </div>
        )
      })}
    </div>
  )
}
