import { useEffect, useMemo, useRef, useState } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { usePrefs } from '../store/prefs.ts'
import { count } from '../words/numbers.ts'
import { dateOnly } from '../words/times.ts'
import { Brush, type Range } from './brush.tsx'
import { AXIS_HEIGHT, AXIS_WIDTH, optionsOf } from './histogram-options.ts'
import css from './histogram.module.css'

export interface HistogramData {
  /** Milliseconds since 1970 UTC of the first bucket's start, and the width of each. */
  readonly start: number
  readonly bucketMs: number
  readonly counts: readonly number[]
}

/**
 * Counts over time, as bars drawn from columns; a part of the time can be brushed. Without `axis` the counts'
 * scale is said in words by who shows it.
 */
export function Histogram({
  label,
  data,
  tone = 'bar',
  height,
  axis = false,
  timeAxis = true,
  range,
  onRange,
}: {
  readonly label: string
  readonly data: HistogramData
  readonly tone?: 'bar' | 'outside'
  /** In px, with its axes. */
  readonly height: number
  readonly axis?: boolean
  readonly timeAxis?: boolean
  readonly range?: Range | null
  readonly onRange?: (range: Range | null) => void
}) {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const { theme, zone } = usePrefs()
  // Without a scale or a brush to line up with, the words at both ends get room.
  const sides = axis || !timeAxis || onRange !== undefined ? 0 : 18
  const from = range?.[0]
  const to = range?.[1]
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const { start, bucketMs, counts } = data
  const buckets = counts.length
  const columns = useMemo(
    () => columnsOf({ start, bucketMs, counts }, from, to),
    [start, bucketMs, counts, from, to],
  )
  const latest = useRef(columns)
  const chart = useRef<UPlot | null>(null)
  // Made anew for another size, theme or time; for other counts it is drawn again, which is cheaper.
  useEffect(() => {
    const element = frame.current
    if (element === null || width === 0 || buckets === 0) return
    const style = getComputedStyle(element)
    const time = { start, bucketMs, buckets }
    chart.current = new UPlot(
      optionsOf({ width, height, axis, timeAxis, tone, zone, time, sides, style }),
      latest.current,
      element,
    )
    return () => chart.current?.destroy()
  }, [width, height, axis, timeAxis, tone, theme, zone, start, bucketMs, buckets, sides])
  useEffect(() => {
    if (latest.current === columns) return
    latest.current = columns
    chart.current?.setData(columns)
  }, [columns])
  const end = data.start + data.bucketMs * data.counts.length
  const most = data.counts.reduce((max, each) => Math.max(max, each), 0)
  return (
    <div className={css.frame}>
      <div
        ref={frame}
        className={css.chart}
        style={{ height }}
        role="img"
        aria-label={`${label}: ${dateOnly(data.start, zone)} to ${dateOnly(end, zone)}, at most ${count(most)}`}
      />
      {onRange === undefined || width === 0 ? null : (
        <Brush
          start={data.start}
          bucketMs={data.bucketMs}
          buckets={data.counts.length}
          left={axis ? AXIS_WIDTH : 0}
          bottom={timeAxis ? AXIS_HEIGHT : 6}
          range={range ?? null}
          onRange={onRange}
        />
      )}
    </div>
  )
}

/** Times in seconds, as the chart wants them; what is not brushed, then what is. */
function columnsOf(
  { start, bucketMs, counts }: HistogramData,
  from: number | undefined,
  to: number | undefined,
): UPlot.AlignedData {
  const inside = (at: number) => from !== undefined && to !== undefined && at >= from && at < to
  const times = counts.map((_, index) => (start + (index + 0.5) * bucketMs) / 1000)
  const chosen = counts.map((value, index) => (inside(start + index * bucketMs) ? value : 0))
  const rest = counts.map((value, index) => (inside(start + index * bucketMs) ? 0 : value))
  return [times, rest, chosen]
}
