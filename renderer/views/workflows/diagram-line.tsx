import type { Edge, EdgeProps } from '@xyflow/react'
import type { TransitionLine } from '../../../shared/contract/workflows.ts'
import { visible } from '../../words/visible.ts'
import type { Point } from './layout.ts'
import { type Counts, isDeviation, isExcepted, labelLines, labelWidth } from './line-words.ts'
import css from './diagram.module.css'

export type LineEdgeType = Edge<
  {
    readonly transition: TransitionLine
    readonly points: readonly Point[]
    readonly label: Point
    /** Of the most taken one, from 0 to 1. */
    readonly share: number
    readonly counts: Counts
  },
  'line'
>

const CORNER = 6
const ARROW = 8
/* The marks of the boundary, as they stand in a line of text. */
const BOX = 'M8 3H1.7v9.3H11V6'
const HOURGLASS =
  'M3 1.2h8M3 12.8h8M4 1.4c0 3 1.2 4 3 5.6 1.8-1.6 3-2.6 3-5.6M4 12.6c0-3 1.2-4 3-5.6 1.8 1.6 3 2.6 3 5.6'

/** A transition: as wide as it was taken often, dashed where the definition lacks it, with a diamond where it decides. */
export function LineEdge({ data, selected = false }: EdgeProps<LineEdgeType>) {
  if (data === undefined) return null
  const { transition, points, label, share, counts } = data
  const deviates = isDeviation(transition)
  const width = deviates ? 1.75 : transition.taken === 0 ? 1 : 1 + share * 3
  const className = [
    css.line,
    deviates ? css.deviation : '',
    isExcepted(transition) ? css.excepted : '',
    transition.taken === 0 ? css.never : '',
    selected ? css.chosen : '',
  ].join(' ')
  return (
    <g className={className}>
      <path d={rounded(shortened(points))} className={css.grab} />
      <path d={rounded(shortened(points))} className={css.path} strokeWidth={width} />
      <path d={arrowAt(points)} className={css.arrow} />
      {deviates ? (
        <Deviation transition={transition} at={label} />
      ) : (
        <Words transition={transition} at={label} counts={counts} />
      )}
    </g>
  )
}

function Words({
  transition,
  at,
  counts,
}: {
  readonly transition: TransitionLine
  readonly at: Point
  readonly counts: Counts
}) {
  const [often = '', name = ''] = labelLines(transition)
  return (
    <>
      <text x={at.x} y={at.y - 8} className={css.often}>
        {counts === 'known' ? often : ''}
      </text>
      {transition.decides ? <path d={`M${at.x - 6} ${at.y}l6-6 6 6-6 6Z`} className={css.diamond} /> : null}
      <text x={at.x} y={at.y + 18} className={css.id}>
        {visible(name)}
      </text>
    </>
  )
}

/** On a box of its own, for it stands on top of others. */
function Deviation({ transition, at }: { readonly transition: TransitionLine; readonly at: Point }) {
  const width = labelWidth(transition)
  const [words = ''] = labelLines(transition)
  return (
    <>
      <rect x={at.x - width / 2} y={at.y - 12} width={width} height={24} rx={4} className={css.box} />
      <g transform={`translate(${at.x - width / 2 + 8} ${at.y - 7})`}>
        <path d={isExcepted(transition) ? HOURGLASS : BOX} className={css.outsideBox} />
        {isExcepted(transition) ? null : <circle cx="11.4" cy="2.6" r="2.1" className={css.outsideDot} />}
      </g>
      <text x={at.x + 9} y={at.y + 4} className={css.outsideWords}>
        {words}
      </text>
    </>
  )
}

/** Up to where the arrow begins. */
function shortened(points: readonly Point[]): readonly Point[] {
  const end = points.at(-1)
  const before = points.at(-2)
  if (end === undefined || before === undefined) return points
  const { x, y } = direction(before, end)
  return [...points.slice(0, -1), { x: end.x - x * (ARROW - 1), y: end.y - y * (ARROW - 1) }]
}

function arrowAt(points: readonly Point[]): string {
  const end = points.at(-1)
  const before = points.at(-2)
  if (end === undefined || before === undefined) return ''
  const { x, y } = direction(before, end)
  const foot = { x: end.x - x * ARROW, y: end.y - y * ARROW }
  const half = ARROW / 2
  return `M${end.x} ${end.y}L${foot.x - y * half} ${foot.y + x * half}L${foot.x + y * half} ${foot.y - x * half}Z`
}

function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let path = `M${first.x} ${first.y}`
  for (const [index, corner] of rest.entries()) {
    const before = points[index] as Point
    const after = points[index + 2]
    if (after === undefined) path += `L${corner.x} ${corner.y}`
    else {
      const into = towards(corner, before)
      const out = towards(corner, after)
      path += `L${into.x} ${into.y}Q${corner.x} ${corner.y} ${out.x} ${out.y}`
    }
  }
  return path
}

/** A corner's roundness, or half of a shorter piece. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const { x, y } = direction(from, to)
  const by = Math.min(CORNER, length / 2)
  return { x: from.x + x * by, y: from.y + y * by }
}

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  return length === 0 ? { x: 1, y: 0 } : { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
}
