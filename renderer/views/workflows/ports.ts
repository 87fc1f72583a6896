import type { ElkPort } from 'elkjs/lib/elk-api.js'
import type { TransitionLine } from '../../../shared/contract/workflows.ts'

/** Where a line leaves or enters the box of a stage. */
export interface PortPlace {
  readonly side: 'EAST' | 'WEST' | 'NORTH'
  readonly x: number
  readonly y: number
}

/** Where both ends of a line are, by its number. */
export interface LineEnds {
  readonly from: PortPlace
  readonly to: PortPlace
}

interface Box {
  readonly width: number
  readonly height: number
}

export type Place = 'above' | 'middle' | 'below'

/**
 * The first way out of a stage that the definition gives goes straight through the middle of its stages; other ways
 * that it gives leave and arrive below, what it lacks above. So the drawing depends on the definition alone, not on
 * how often anything was taken.
 */
export function endsOf(lines: readonly TransitionLine[], boxOf: (stage: string) => Box): readonly LineEnds[] {
  const places = placesOf(lines)
  const outs = spread(lines, ({ from }) => from, places, boxOf)
  const ins = spread(lines, ({ to }) => to, places, boxOf)
  return lines.map(({ from, to }, at) => {
    if (from === to) return loopEnds(boxOf(from))
    return {
      from: { side: 'EAST', x: boxOf(from).width, y: outs[at] ?? 0 },
      to: { side: 'WEST', x: 0, y: ins[at] ?? 0 },
    }
  })
}

export function portOf(id: string, { side, x, y }: PortPlace): ElkPort {
  return { id, x, y, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } }
}

/** In the middle is the first line that leaves a stage, where it is the first such that enters the next. */
export function placesOf(lines: readonly TransitionLine[]): readonly Place[] {
  const left = new Set<string>()
  const entered = new Set<string>()
  return lines.map(({ from, to, defined }) => {
    if (defined === 'undefined') return 'above'
    if (from === to || left.has(from)) return 'below'
    left.add(from)
    if (entered.has(to)) return 'below'
    entered.add(to)
    return 'middle'
  })
}

/** Heights on one side of the boxes: the middle, and even steps above and below it. */
function spread(
  lines: readonly TransitionLine[],
  stageOf: (line: TransitionLine) => string,
  places: readonly Place[],
  boxOf: (stage: string) => Box,
): readonly number[] {
  const heights = lines.map(() => 0)
  for (const [stage, numbers] of Map.groupBy(lines.keys(), (at) => stageOf(lines[at] as TransitionLine))) {
    const { height } = boxOf(stage)
    const middle = height / 2
    for (const where of ['above', 'middle', 'below'] as const) {
      const there = numbers.filter((at) => places[at] === where)
      for (const [index, at] of there.entries()) {
        const step = ((index + 1) * middle) / (there.length + 1)
        heights[at] = where === 'middle' ? middle : where === 'below' ? middle + step : middle - step
      }
    }
  }
  return heights
}

/** A transition into the stage that it leaves stands on top of it. */
function loopEnds({ width }: Box): LineEnds {
  return {
    from: { side: 'NORTH', x: width / 2 - 12, y: 0 },
    to: { side: 'NORTH', x: width / 2 + 12, y: 0 },
  }
}
