import UPlot from 'uplot'
import { count } from '../words/numbers.ts'
import { dayMonth, type Zone } from '../words/times.ts'

/** Room of the axes, in px. */
export const AXIS_WIDTH = 44
export const AXIS_HEIGHT = 20

/** The time that bars stand for, in milliseconds since 1970 UTC. */
interface TimeSpan {
  readonly start: number
  readonly bucketMs: number
  readonly buckets: number
}

/** How the bars of a histogram and its axes are drawn, in the colours and type of the page. */
export function optionsOf({
  width,
  height,
  axis,
  timeAxis,
  tone,
  zone,
  time,
  sides,
  style,
}: {
  readonly width: number
  readonly height: number
  readonly axis: boolean
  readonly timeAxis: boolean
  readonly tone: 'bar' | 'outside'
  readonly zone: Zone
  readonly time: TimeSpan
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
      x: { time: true, range: [time.start / 1000, (time.start + lengthOf(time)) / 1000] },
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
          splits.map((at) => (isWhole(at * 1000, time, plot, sides) ? axisLabel(at * 1000, time, zone) : '')),
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
function isWhole(at: number, time: TimeSpan, plot: number, side: number): boolean {
  return ((at - time.start) / lengthOf(time)) * plot + HALF_LABEL <= plot + side
}

function lengthOf({ bucketMs, buckets }: TimeSpan): number {
  return bucketMs * buckets
}

const DAY_MS = 86_400_000

/** Days; where the whole is shorter than two, the time of day. */
function axisLabel(at: number, time: TimeSpan, zone: Zone): string {
  if (lengthOf(time) > 2 * DAY_MS) return dayMonth(at, zone)
  const date = new Date(at)
  const [hours, minutes] =
    zone === 'utc' ? [date.getUTCHours(), date.getUTCMinutes()] : [date.getHours(), date.getMinutes()]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
