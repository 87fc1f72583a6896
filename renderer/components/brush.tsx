import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef, useState } from 'react'
import { usePrefs } from '../store/prefs.ts'
import { dateTime, duration } from '../words/times.ts'
import css from './brush.module.css'

/** Half-open, milliseconds since 1970 UTC. */
export type Range = readonly [from: number, to: number]

/** Chooses a part of the time in whole buckets: drag, handles, or arrow keys on the handles. */
export function Brush({
  start,
  bucketMs,
  buckets,
  left,
  bottom,
  range,
  onRange,
}: {
  readonly start: number
  readonly bucketMs: number
  readonly buckets: number
  /** Room of the axes, in px. */
  readonly left: number
  readonly bottom: number
  readonly range: Range | null
  readonly onRange: (range: Range | null) => void
}) {
  const area = useRef<HTMLDivElement>(null)
  const zone = usePrefs((prefs) => prefs.zone)
  /** Buckets while it is dragged: the list follows when the hand is still. */
  const [draft, setDraft] = useState<readonly [anchor: number, moving: number] | null>(null)
  const edgeOf = (at: number) => Math.min(buckets, Math.max(0, Math.round((at - start) / bucketMs)))
  const shown = draft ?? (range === null ? null : [edgeOf(range[0]), edgeOf(range[1])])
  const bucketAt = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect()
    if (box === undefined || box.width === 0) return 0
    return Math.min(buckets, Math.max(0, ((event.clientX - box.left) / box.width) * buckets))
  }
  const settle = (a: number, b: number) => {
    const [first, last] = [Math.floor(Math.min(a, b)), Math.ceil(Math.max(a, b))]
    onRange(last <= first ? null : [start + first * bucketMs, start + last * bucketMs])
  }
  const begin = (event: PointerEvent, anchor: number) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    area.current?.setPointerCapture(event.pointerId)
    setDraft([anchor, bucketAt(event)])
  }
  const nudge = (edge: 'from' | 'to', event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (event.key === 'Escape') onRange(null)
    if (step === 0) return
    event.preventDefault()
    const [from, to] = range === null ? [0, buckets] : [edgeOf(range[0]), edgeOf(range[1])]
    const next =
      edge === 'from'
        ? [Math.min(to - 1, Math.max(0, from + step)), to]
        : [from, Math.max(from + 1, Math.min(buckets, to + step))]
    settle(next[0] ?? 0, next[1] ?? 0)
  }
  const [low, high] = shown === null ? [0, buckets] : [Math.min(...shown), Math.max(...shown)]
  const text = (at: number) => dateTime(start + at * bucketMs, zone, 'minute')
  const share = (at: number) => `${(at / buckets) * 100}%`
  return (
    <div
      ref={area}
      className={css.area}
      style={{ left, bottom }}
      onPointerDown={(event) => begin(event, bucketAt(event))}
      onPointerMove={(event) => {
        if (draft !== null) setDraft([draft[0], bucketAt(event)])
      }}
      onPointerUp={() => {
        if (draft === null) return
        // A click without a drag takes the brush away.
        if (Math.abs(draft[0] - draft[1]) < buckets / 400) onRange(null)
        else settle(...draft)
        setDraft(null)
      }}
      onPointerCancel={() => setDraft(null)}
    >
      {shown === null ? null : (
        <div className={css.chosen} style={{ left: share(low), width: share(high - low) }} />
      )}
      {(['from', 'to'] as const).map((edge) => (
        <div
          key={edge}
          role="slider"
          tabIndex={0}
          aria-label={edge === 'from' ? 'Beginning of the time shown' : 'End of the time shown'}
          aria-valuemin={0}
          aria-valuemax={buckets}
          aria-valuenow={Math.round(edge === 'from' ? low : high)}
          aria-valuetext={text(Math.round(edge === 'from' ? low : high))}
          className={`${css.handle} ${shown === null ? css.resting : ''}`}
          style={{ left: share(edge === 'from' ? low : high) }}
          onPointerDown={(event) => begin(event, edge === 'from' ? high : low)}
          onKeyDown={(event) => nudge(edge, event)}
        />
      ))}
      {shown === null ? null : (
        <output
          className={css.label}
          style={{ left: `clamp(90px, ${share((low + high) / 2)}, calc(100% - 90px))` }}
        >
          {text(Math.floor(low))} to {text(Math.ceil(high))},{' '}
          {duration((Math.ceil(high) - Math.floor(low)) * bucketMs)}
        </output>
      )}
    </div>
  )
}
