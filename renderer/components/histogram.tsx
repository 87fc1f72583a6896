import { useEffect, useRef, useState } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { usePrefs } from '../store/prefs.ts'
import { count } from '../words/numbers.ts'
import { dateOnly, dayMonth } from '../words/times.ts'
import { Brush, type Range } from './brush.tsx'
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
  useEffect(() => {
    const element = frame.current
    if (element === null || width === 0 || data.counts.length === 0) return
    const chart = new UPlot(
      optionsOf({ width, height, axis, timeAxis, tone, zone, data, sides, style: getComputedStyle(element) }),
      columnsOf(data, from, to),
      element,
    )
    return () => chart.destroy()
  }, [width, height, axis, timeAxis, tone, theme, zone, data, from, to, sides])
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

const AXIS_WIDTH = 44
const AXIS_HEIGHT = 20

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

function optionsOf({
  width,
  height,
  axis,
  timeAxis,
  tone,
  zone,
  data,
  sides,
  style,
}: {
  readonly width: number
  readonly height: number
  readonly axis: boolean
  readonly timeAxis: boolean
  readonly tone: 'bar' | 'outside'
  readonly zone: 'utc' | 'local'
  readonly data: HistogramData
  /** In px, left and right of the bars. */
  readonly sides: number
  readonly style: CSSStyleDeclaration
}): UPlot.Options {
  const token = (name: string) => style.getPropertyValue(name).trim()
  const font = `11px ${token('--sans')}`
  const paths = UPlot.paths.bars?.({ size: [0.84, 40], gap: 0 })
  const plot = width - 2 * sides - (axis ? AXIS_WIDTH : 0)
  const bars = (fill: string): UPlot.Series => ({
    fill,
    width: 0,
    points: { show: false },
    ...(paths === undefined ? {} : { paths }),
  })
  return {
    width,
    height,
    padding: [8, sides, timeAxis ? 0 : 6, sides],
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: {
      x: { time: true, range: [data.start / 1000, (data.start + data.bucketMs * data.counts.length) / 1000] },
      y: { range: (_, _min, max) => [0, Math.max(1, max)] },
    },
    series: [{}, bars(token(tone === 'outside' ? '--outside' : '--bar')), bars(token('--accent'))],
    axes: [
      {
        show: timeAxis,
        size: AXIS_HEIGHT,
        font,
        stroke: token('--ink-2'),
        grid: { show: false },
        ticks: { show: true, size: 3, width: 1, stroke: token('--line-2') },
        gap: 3,
        space: 90,
        values: (_, splits) =>
          splits.map((at) => (isWhole(at * 1000, data, plot, sides) ? axisLabel(at * 1000, data, zone) : '')),
      },
      {
        show: axis,
        size: AXIS_WIDTH,
        font,
        stroke: token('--ink-2'),
        grid: { show: true, width: 1, stroke: token('--line') },
        ticks: { show: false },
        gap: 6,
        space: 36,
        incrs: [
          1, 2, 5, 10, 20, 50, 100, 200, 300, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000,
          500_000,
        ],
        values: (_, splits) => splits.map((value) => count(value)),
      },
    ],
  }
}

const HALF_LABEL = 19

/** Whether the word at a time has room before the right end of the chart, which would cut it. */
function isWhole(
  at: number,
  { start, bucketMs, counts }: HistogramData,
  plot: number,
  side: number,
): boolean {
  return ((at - start) / (bucketMs * counts.length)) * plot + HALF_LABEL <= plot + side
}

const DAY_MS = 86_400_000

/** Days; where the whole is shorter than two, the time of day. */
function axisLabel(at: number, { bucketMs, counts }: HistogramData, zone: 'utc' | 'local'): string {
  if (bucketMs * counts.length > 2 * DAY_MS) return dayMonth(at, zone)
  const date = new Date(at)
  const [hours, minutes] =
    zone === 'utc' ? [date.getUTCHours(), date.getUTCMinutes()] : [date.getHours(), date.getMinutes()]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
